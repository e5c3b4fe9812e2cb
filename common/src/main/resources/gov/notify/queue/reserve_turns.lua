-- Reserves turns at the end of a line, one after the other as the rate allows; returns in how many ms the first of them comes.
-- KEYS[1] bucket hash
-- ARGV[1] rate per second, ARGV[2] line, ARGV[3] ms until the first turn at the soonest, ARGV[4] message parts
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local rate = tonumber(ARGV[1])
local s = redis.call('HMGET', KEYS[1], ARGV[2], 'tok', 'at')
local line, tok, at = tonumber(s[1]) or 0, tonumber(s[2]) or 0, tonumber(s[3]) or now
if tok + (now - at - 30000) * rate / 1000 > math.max(1, rate) then line = 0 end -- full for 30 s: nobody lives who has these turns
local first = math.max(line, now + tonumber(ARGV[3]))
local last = first + ARGV[4] * 1000 / rate
redis.call('HSET', KEYS[1], ARGV[2], string.format('%.3f', last))
redis.call('PEXPIRE', KEYS[1], 2592000000)
return math.ceil(first - now)
