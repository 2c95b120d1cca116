-- A state is taken once. KEYS: state. ARGV: now
local ends = redis.call('GET', KEYS[1])
if not ends then return 0 end
redis.call('DEL', KEYS[1])
return tonumber(ends) > tonumber(ARGV[1]) and 1 or 0
