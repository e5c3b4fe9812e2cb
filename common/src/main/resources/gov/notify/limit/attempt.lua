-- Counts attempts within a window that begins with the first of them.
-- KEYS: the count · ARGV: 1 to count one more, -1 to take one back, 0 to forget all · ms that the window lasts
-- Answers: how many there are
if ARGV[1] == '0' then
  redis.call('DEL', KEYS[1])
  return 0
end
if ARGV[1] == '-1' then
  local left = tonumber(redis.call('GET', KEYS[1]) or '0')
  if left > 0 then left = redis.call('DECR', KEYS[1]) end
  return left
end
local tried = redis.call('INCR', KEYS[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return tried
