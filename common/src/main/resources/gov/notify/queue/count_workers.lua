-- Notes that a worker lives, and says how many do.
-- KEYS[1] all workers by when they no longer count; ARGV[1] its name, ARGV[2] how long it counts, in ms
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return redis.call('ZCARD', KEYS[1])
