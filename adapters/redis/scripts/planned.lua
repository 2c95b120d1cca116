-- When a subject falls due, and of what kind it is. KEYS: due, kinds. ARGV: workspace and subject
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
return at and { at, redis.call('HGET', KEYS[2], ARGV[1]) } or {}
