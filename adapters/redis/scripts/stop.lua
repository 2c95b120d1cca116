-- Nothing more is sent to a conversation that is known. KEYS: reference, stopped. ARGV: conversation, reason, at
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'reason', ARGV[2], 'at', ARGV[3])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return 1
