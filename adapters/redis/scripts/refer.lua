-- Keeps how a conversation is reached; 1 where nothing could be reached there before.
-- KEYS: reference, stopped. ARGV: conversation, address
local fresh = redis.call('HSET', KEYS[1], 'address', ARGV[2])
local stopped = redis.call('HDEL', KEYS[1], 'reason', 'at')
redis.call('ZREM', KEYS[2], ARGV[1])
return (fresh == 1 or stopped > 0) and 1 or 0
