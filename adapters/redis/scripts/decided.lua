-- Adds a decision that is not there; 0 where it is. KEYS: decisions, summaries, order. ARGV: number, version and body, summary
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('ZADD', KEYS[3], ARGV[1], ARGV[1])
return 1
