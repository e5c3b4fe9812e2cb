-- Remembers new entries that are not due yet; returns how many.
-- KEYS[1] delayed zset, KEYS[2] body hash
-- ARGV for each entry: ms to wait, member "<stream index>|<kind>|<id>", number of fields, the fields
-- By the clock of Redis, which brings them back: what other clocks show does not matter.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local added, i = 0, 1
while i <= #ARGV do
  local due, member, count = now + ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2])
  local body = {}
  for f = i + 3, i + 2 + count do body[#body + 1] = ARGV[f] end
  redis.call('HSET', KEYS[2], member, cmsgpack.pack(body))
  redis.call('ZADD', KEYS[1], string.format('%.0f', due), member)
  added = added + 1
  i = i + 3 + count
end
return added
