-- Nobody knows whether a reply arrived. KEYS: outbox. ARGV: seq
local claimed, by = string.match(redis.call('HGET', KEYS[1], 'c' .. ARGV[1]) or '', '^(%d+) %a (.*)$')
if claimed then redis.call('HSET', KEYS[1], 'c' .. ARGV[1], claimed .. ' u ' .. by) end
return 1
