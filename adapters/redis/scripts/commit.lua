-- Writes a session when its version is the expected one.
-- KEYS: session, leads, outbox, undelivered, the index to be in, the other index, people, event ("" tells of none below)
-- ARGV: id, expected, session value, touched at, channel, event ttl ("" for none), opening ("" or "1"), previous pointer,
--       conversation, number of people, people..., number of people gone, people gone...,
--       number of items, (seq, claim, payload)..., number of items gone, seqs gone...
local id, expected = ARGV[1], tonumber(ARGV[2])
local head = redis.call('GETRANGE', KEYS[1], 0, 40)
local version, seq = string.match(head, '^(%d+) (%d+)\n')
version = tonumber(version) or (head == '' and 0 or -1)
if version ~= expected then
  if version <= 0 then return {0, version} end
  return {0, version, redis.call('GET', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3])}
end
if ARGV[6] ~= '' and not redis.call('SET', KEYS[8], '', 'NX', 'EX', ARGV[6]) then return {-1, version} end
-- The first write may be refused when memory is full; after it nothing is.
redis.call('SET', KEYS[1], ARGV[3])
local opening = ARGV[7] == '1'
if opening then
  redis.call('HSET', KEYS[2], '!', ARGV[8], '@' .. ARGV[9], '')
elseif expected == 1 then
  redis.call('HDEL', KEYS[2], '!')
end

local at = 10
local function list()
  local count = tonumber(ARGV[at])
  local from = at + 1
  at = from + count
  return from, at - 1
end

local from, to = list()
for i = from, to do
  if redis.call('HSETNX', KEYS[2], '&' .. ARGV[i], '') == 1 or expected == 1 then
    if not opening then redis.call('ZADD', KEYS[7], 0, ARGV[i] .. ':' .. id) end
  end
end
from, to = list()
for i = from, to do
  redis.call('HDEL', KEYS[2], '&' .. ARGV[i])
  redis.call('ZREM', KEYS[7], ARGV[i] .. ':' .. id)
end
local count = tonumber(ARGV[at])
at = at + 1
local known = tonumber(seq) or 0
local oldest
for _ = 1, count do
  if tonumber(ARGV[at]) >= known then
    redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 2], 'c' .. ARGV[at], ARGV[at + 1])
    local claimed = string.match(ARGV[at + 1], '^%d+')
    if not oldest or tonumber(claimed) < tonumber(oldest) then oldest = claimed end
  end
  at = at + 3
end
-- An item that waits already has the older claim, unless the clocks differ.
if oldest then redis.call('ZADD', KEYS[4], 'LT', oldest, id) end
from, to = list()
for i = from, to do redis.call('HDEL', KEYS[3], ARGV[i], 'c' .. ARGV[i]) end
if to >= from then
  local left
  for _, field in ipairs(redis.call('HKEYS', KEYS[3])) do
    if string.sub(field, 1, 1) == 'c' then
      local claimed = string.match(redis.call('HGET', KEYS[3], field), '^%d+')
      if not left or tonumber(claimed) < tonumber(left) then left = claimed end
    end
  end
  if left then redis.call('ZADD', KEYS[4], left, id) else redis.call('ZREM', KEYS[4], id) end
end
redis.call('ZADD', KEYS[5], ARGV[4], id)
redis.call('ZREM', KEYS[6], id)
redis.call('PUBLISH', ARGV[5], id .. ' ' .. (expected + 1))
return {1, expected + 1}
