-- Opens a session whose conversation points at it by now. KEYS: session, leads, people. ARGV: id
local head = redis.call('GETRANGE', KEYS[1], 0, 40)
local version = tonumber(string.match(head, '^%d+') or 0)
if version > 0 and redis.call('HDEL', KEYS[2], '!') == 1 then
  for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
    if string.sub(field, 1, 1) == '&' then redis.call('ZADD', KEYS[3], 0, string.sub(field, 2) .. ':' .. ARGV[1]) end
  end
end
return version
