-- The number of a session's decision, the next one where it has none. KEYS: numbers. ARGV: session
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known then return tonumber(known) end
local number = redis.call('HINCRBY', KEYS[1], '#', 1)
redis.call('HSET', KEYS[1], ARGV[1], number)
return number
