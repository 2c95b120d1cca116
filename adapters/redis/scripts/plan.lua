-- Puts an entry in place of what its subject has, or takes that out; 0 where that is not what is expected.
-- KEYS: due, kinds, next. ARGV: workspace, subject, at and kind (empty: none), [expected at and kind (empty: none)]
local name = ARGV[1] .. '\n' .. ARGV[2]
if ARGV[5] then
  local at = redis.call('ZSCORE', KEYS[1], name)
  if (at and string.format('%.0f', at) or '') ~= ARGV[5] then return 0 end
  if at and redis.call('HGET', KEYS[2], name) ~= ARGV[6] then return 0 end
end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[1], name)
  redis.call('HDEL', KEYS[2], name)
  redis.call('ZREM', KEYS[3], ARGV[2])
else
  redis.call('ZADD', KEYS[1], ARGV[3], name)
  redis.call('HSET', KEYS[2], name, ARGV[4])
  redis.call('ZADD', KEYS[3], ARGV[3], ARGV[2])
end
return 1
