-- Removes a session with everything of it in this slot; returns its conversations, or nothing where it stays.
-- KEYS: session, leads, outbox, undelivered, idle, recommended, people, aside
-- ARGV: id, channel, why ("always", "unopened", "idle", "aside"), then for "idle": idle before, recommended before; for "aside": at, reason
local id, why = ARGV[1], ARGV[3]
if redis.call('EXISTS', KEYS[1]) == 0 then
  if why == 'idle' then
    redis.call('ZREM', KEYS[5], id)
    redis.call('ZREM', KEYS[6], id)
  end
  return false
end
if why == 'unopened' and redis.call('HEXISTS', KEYS[2], '!') == 0 then return false end
if why == 'idle' then
  local idle, recommended = redis.call('ZSCORE', KEYS[5], id), redis.call('ZSCORE', KEYS[6], id)
  local old = (idle and tonumber(idle) < tonumber(ARGV[4])) or (recommended and tonumber(recommended) < tonumber(ARGV[5]))
  if not old then return false end
end
if why == 'aside' then
  local value = redis.call('GET', KEYS[1])
  local body = string.match(value, '^%d+ %d+\n(.*)$') or value
  redis.call('ZADD', KEYS[8], ARGV[4], id .. '\n' .. ARGV[5] .. '\n' .. body)
end
local conversations = {}
for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
  local kind, rest = string.sub(field, 1, 1), string.sub(field, 2)
  if kind == '@' then table.insert(conversations, rest) end
  if kind == '&' then redis.call('ZREM', KEYS[7], rest .. ':' .. id) end
end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('ZREM', KEYS[4], id)
redis.call('ZREM', KEYS[5], id)
redis.call('ZREM', KEYS[6], id)
redis.call('PUBLISH', ARGV[2], id .. ' gone')
return conversations
