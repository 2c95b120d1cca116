-- Adds how a conversation is reached where nothing is known; 0 where something is.
-- KEYS: reference, stopped. ARGV: conversation, address, then where it was stopped: reason, at
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'address', ARGV[2])
if ARGV[3] then
  redis.call('HSET', KEYS[1], 'reason', ARGV[3], 'at', ARGV[4])
  redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
end
return 1
