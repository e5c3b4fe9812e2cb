-- Takes n sends at once, or as many of them as the limits leave: first the rate, then the day, then the year.
-- KEYS: calls of the last 60 s (list of ms) · today's counts (hash) · yesterday's counts
-- ARGV: n · calls allowed in 60 s, -1 for any · field to count, '' for none · allowed today · allowed this year, -1 for
--       any · 1 if the allowance year starts today
-- Answers: how many passed the rate · how many of those passed the counts · why the others did not (1 day, 2 year,
--       3 nothing is known of today) · ms until the rate lets one more through
local n, rate, field = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3]
local passed, wait = n, 0

if rate >= 0 then
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local expired
  repeat
    expired = 0
    for _, at in ipairs(redis.call('LRANGE', KEYS[1], 0, 99)) do
      if tonumber(at) > now - 60000 then break end
      expired = expired + 1
    end
    if expired > 0 then redis.call('LTRIM', KEYS[1], expired, -1) end
  until expired < 100
  local room = rate - redis.call('LLEN', KEYS[1])
  if room < n then
    passed = math.max(room, 0)
    local oldest = redis.call('LINDEX', KEYS[1], 0)
    wait = oldest and tonumber(oldest) + 60000 - now or 60000
  end
  if passed > 0 then
    local calls = {}
    for i = 1, passed do calls[i] = string.format('%.0f', now) end
    redis.call('RPUSH', KEYS[1], unpack(calls))
    redis.call('PEXPIRE', KEYS[1], 60000)
  end
end

if field == '' or passed == 0 then return {passed, passed, 0, wait} end

local counts = redis.call('HMGET', KEYS[2], 'before', 'email', 'sms', field)
if not counts[1] then
  local past = redis.call('HMGET', KEYS[3], 'before', 'email', 'sms')
  if ARGV[6] == '1' then
    past = {0, 0, 0}
  elseif not past[1] then
    return {passed, 0, 3, wait}
  end
  counts = {past[1] + (past[2] or 0) + (past[3] or 0), 0, 0, 0}
  redis.call('HSET', KEYS[2], 'before', counts[1])
  redis.call('EXPIRE', KEYS[2], 180000)
end
local today = tonumber(ARGV[4]) - (counts[4] or 0)
local year = passed
if tonumber(ARGV[5]) >= 0 then year = ARGV[5] - counts[1] - (counts[2] or 0) - (counts[3] or 0) end
local counted = math.max(0, math.min(passed, today, year))
if counted > 0 then redis.call('HINCRBY', KEYS[2], field, counted) end
local why = 0
if counted < passed then why = today <= counted and 1 or 2 end
return {passed, counted, why, wait}
