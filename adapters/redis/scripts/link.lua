-- Remembers a conversation that a message of the session opened. KEYS: session, leads. ARGV: conversation
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[2], '@' .. ARGV[1], '')
return 1
