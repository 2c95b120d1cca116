-- Adds a session that is not there; 0 where it is. KEYS: session, leads, outbox, undelivered, index, people
-- ARGV: id, value, touched at, number of leads, (field, value)..., number of items, (seq, claim, payload)...
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local id, at = ARGV[1], 5
redis.call('SET', KEYS[1], ARGV[2])
for _ = 1, tonumber(ARGV[4]) do
  redis.call('HSET', KEYS[2], ARGV[at], ARGV[at + 1])
  if string.sub(ARGV[at], 1, 1) == '&' then redis.call('ZADD', KEYS[6], 0, string.sub(ARGV[at], 2) .. ':' .. id) end
  at = at + 2
end
local count = tonumber(ARGV[at])
at = at + 1
local oldest
for _ = 1, count do
  redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 2], 'c' .. ARGV[at], ARGV[at + 1])
  local claimed = string.match(ARGV[at + 1], '^%d+')
  if not oldest or tonumber(claimed) < tonumber(oldest) then oldest = claimed end
  at = at + 3
end
if oldest then redis.call('ZADD', KEYS[4], oldest, id) end
redis.call('ZADD', KEYS[5], ARGV[3], id)
return 1
