-- Halves the rate of a bucket whose provider asked us to slow down; at most once a second, never below a sixteenth.
-- KEYS[1] bucket hash
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local s = redis.call('HMGET', KEYS[1], 'factor', 'slowed')
local factor, slowed = tonumber(s[1]) or 1, tonumber(s[2]) or 0
if now - slowed < 1000 then return 0 end
factor = math.min(1, factor + 0.05 * math.max(0, now - slowed - 30000) / 1000)
redis.call('HSET', KEYS[1], 'factor', tostring(math.max(0.0625, factor / 2)), 'slowed', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], 2592000000)
return 1
