-- KEYS: lease. ARGV: by, now, until, ttl
local held, by = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (.*)$')
if held and by ~= ARGV[1] and tonumber(held) > tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], ARGV[3] .. ' ' .. ARGV[1], 'EX', ARGV[4])
return 1
