-- Writes a decision when its version is the expected one. KEYS: decisions, summaries, order. ARGV: number, expected, body, summary
local known = redis.call('HGET', KEYS[1], ARGV[1])
local version = known and tonumber(string.match(known, '^%d+')) or 0
if version ~= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], (version + 1) .. '\n' .. ARGV[3])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[4])
redis.call('ZADD', KEYS[3], ARGV[1], ARGV[1])
return 1
