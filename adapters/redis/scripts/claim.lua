-- Takes a reply over, or renews one's own. KEYS: outbox, undelivered. ARGV: id, seq, by, at, claimed before
local field = 'c' .. ARGV[2]
local claimed, state, by = string.match(redis.call('HGET', KEYS[1], field) or '', '^(%d+) (%a) (.*)$')
if not claimed or not (by == ARGV[3] or tonumber(claimed) < tonumber(ARGV[5])) then return 0 end
redis.call('HSET', KEYS[1], field, ARGV[4] .. ' ' .. state .. ' ' .. ARGV[3])
local oldest = ARGV[4]
for _, other in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(other, 1, 1) == 'c' then
    local each = string.match(redis.call('HGET', KEYS[1], other), '^%d+')
    if tonumber(each) < tonumber(oldest) then oldest = each end
  end
end
redis.call('ZADD', KEYS[2], oldest, ARGV[1])
return 1
