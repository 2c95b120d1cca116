-- KEYS: session, leads, outbox
local value = redis.call('GET', KEYS[1])
if not value then return {} end
return {value, redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3])}
