-- KEYS: lease. ARGV: by
local by = string.match(redis.call('GET', KEYS[1]) or '', '^%d+ (.*)$')
if by == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
