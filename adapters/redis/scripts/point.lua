-- Points a conversation at a session when it still points at `previous` ("" for nothing), or does already.
-- KEYS: pointer. ARGV: previous, id
local current = redis.call('GET', KEYS[1])
if current == ARGV[2] then return 1 end
if (current or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2])
return 1
