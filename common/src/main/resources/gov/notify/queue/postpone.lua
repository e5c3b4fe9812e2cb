-- Moves entries that are still ours out of the stream for a while; returns how many were moved.
-- An entry that is no longer pending is left alone, so a second call is harmless.
-- KEYS[1] stream, KEYS[2] delayed zset, KEYS[3] body hash (same hash tag)
-- ARGV[1] group, then for each entry: entry id, ms to wait, member "<stream index>|<kind>|<id>", number of fields, the fields
-- By the clock of Redis, which brings them back: what other clocks show does not matter.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local moved, i = 0, 2
while i <= #ARGV do
  local id, due, member, count = ARGV[i], now + ARGV[i + 1], ARGV[i + 2], tonumber(ARGV[i + 3])
  if redis.call('XACK', KEYS[1], ARGV[1], id) == 1 then
    redis.call('XDEL', KEYS[1], id)
    local body = {}
    for f = i + 4, i + 3 + count do body[#body + 1] = ARGV[f] end
    redis.call('HSET', KEYS[3], member, cmsgpack.pack(body))
    redis.call('ZADD', KEYS[2], string.format('%.0f', due), member)
    moved = moved + 1
  end
  i = i + 4 + count
end
return moved
