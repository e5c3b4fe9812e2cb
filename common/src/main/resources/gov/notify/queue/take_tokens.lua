-- Takes tokens for as many of the costs as the bucket allows, in order; returns {how many were granted, ms until the next may be,
-- ms until the last turn that is reserved in the line}.
-- A cost above the burst is granted from a full bucket and leaves it in debt.
-- KEYS[1] bucket hash
-- ARGV[1] rate per second, ARGV[2] burst, ARGV[3] share kept free for higher lanes (0..1), ARGV[4] line, ARGV[5..] costs (message parts)
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local rate, burst, keep = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local s = redis.call('HMGET', KEYS[1], 'tok', 'at', 'factor', 'slowed', ARGV[4])
local factor, slowed, reserved = tonumber(s[3]), tonumber(s[4]), tonumber(s[5]) or now
if factor and slowed then -- throttled by the provider: slower for 30 s, then 5 % more each second
  factor = math.min(1, factor + 0.05 * math.max(0, now - slowed - 30000) / 1000)
  rate = rate * factor
end
local tok, at = tonumber(s[1]) or burst, tonumber(s[2]) or now
if s[5] and tok + (now - at - 30000) * rate / 1000 > burst then -- the bucket is full for 30 s: nobody lives who has these turns
  redis.call('HDEL', KEYS[1], ARGV[4])
  reserved = now
end
tok = math.min(burst, tok + math.max(0, now - at) * rate / 1000)
local granted, wait = 0, 0
for i = 5, #ARGV do
  local cost = tonumber(ARGV[i])
  local need = math.min(burst, math.min(cost, burst) + burst * keep)
  if tok < need then
    wait = math.max(1, math.ceil((need - tok) * 1000 / rate))
    break
  end
  tok = tok - cost
  granted = granted + 1
end
redis.call('HSET', KEYS[1], 'tok', tostring(tok), 'at', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], 2592000000) -- 30 days, because a line may be that long
return {granted, wait, math.max(0, math.ceil(reserved - now))}
