-- A reply is delivered. KEYS: session, leads, outbox, undelivered. ARGV: id, seq, message key, platform's name ("" for none)
redis.call('HDEL', KEYS[3], ARGV[2], 'c' .. ARGV[2])
if ARGV[4] ~= '' and redis.call('EXISTS', KEYS[1]) == 1 then redis.call('HSET', KEYS[2], '.' .. ARGV[3], ARGV[4]) end
local oldest
for _, field in ipairs(redis.call('HKEYS', KEYS[3])) do
  if string.sub(field, 1, 1) == 'c' then
    local claimed = string.match(redis.call('HGET', KEYS[3], field), '^%d+')
    if not oldest or tonumber(claimed) < tonumber(oldest) then oldest = claimed end
  end
end
if oldest then redis.call('ZADD', KEYS[4], oldest, ARGV[1]) else redis.call('ZREM', KEYS[4], ARGV[1]) end
return 1
