-- Takes tokens for as many of the costs as the bucket allows, in order; returns {how many were granted, ms until the next may be}.
-- A cost above the burst is granted from a full bucket and leaves it in debt.
-- KEYS[1] bucket hash
-- ARGV[1] rate per second, ARGV[2] burst, ARGV[3] share kept free for higher lanes (0..1), ARGV[4..] costs (message parts)
local t = redis.call('TIME')
local now = t[1] * 1000 + t[2] / 1000
local rate, burst, keep = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local s = redis.call('HMGET', KEYS[1], 'tok', 'at', 'factor', 'slowed')
local factor, slowed = tonumber(s[3]), tonumber(s[4])
if factor and slowed then -- throttled by the provider: slower for 30 s, then 5 % more each second
  factor = math.min(1, factor + 0.05 * math.max(0, now - slowed - 30000) / 1000)
  rate = rate * factor
end
local tok, at = tonumber(s[1]) or burst, tonumber(s[2]) or now
tok = math.min(burst, tok + math.max(0, now - at) * rate / 1000)
local granted, wait = 0, 0
for i = 4, #ARGV do
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
redis.call('PEXPIRE', KEYS[1], 3600000)
return {granted, wait}
