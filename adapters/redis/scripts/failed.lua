-- Notes of what was given up, newest first. KEYS: failed, notes. ARGV: how many
local names = redis.call('ZREVRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1)
return #names > 0 and redis.call('HMGET', KEYS[2], unpack(names)) or {}
