-- Forgets how a conversation is reached. KEYS: reference, stopped. ARGV: conversation
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('DEL', KEYS[1])
