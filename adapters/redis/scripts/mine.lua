-- A person's sessions of a bucket, each with when it was last touched. KEYS: people, idle, recommended. ARGV: person
local found = {}
for _, member in ipairs(redis.call('ZRANGEBYLEX', KEYS[1], '[' .. ARGV[1] .. ':', '(' .. ARGV[1] .. ';')) do
  local id = string.sub(member, #ARGV[1] + 2)
  table.insert(found, id)
  table.insert(found, redis.call('ZSCORE', KEYS[2], id) or redis.call('ZSCORE', KEYS[3], id) or '0')
end
return found
