-- Gives a session the number its decision has elsewhere; 0 where it has it, -1 where that is another one's.
-- KEYS: numbers. ARGV: session, number
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known then return known == ARGV[2] and 0 or -1 end
for _, other in ipairs(redis.call('HKEYS', KEYS[1])) do
  if other ~= '#' and redis.call('HGET', KEYS[1], other) == ARGV[2] then return -1 end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
local highest = tonumber(redis.call('HGET', KEYS[1], '#') or 0)
if tonumber(ARGV[2]) > highest then redis.call('HSET', KEYS[1], '#', ARGV[2]) end
return 1
