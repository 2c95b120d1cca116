-- Entries of one order, soonest first: name, when, kind, one after the other.
-- KEYS: due or next, kinds. ARGV: before a name in the kinds, latest, first, how many
local found = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[2], 'WITHSCORES', 'LIMIT', ARGV[3], ARGV[4])
local entries = {}
for at = 1, #found, 2 do
  entries[#entries + 1] = found[at]
  entries[#entries + 1] = found[at + 1]
  entries[#entries + 1] = redis.call('HGET', KEYS[2], ARGV[1] .. found[at]) or ''
end
return entries
