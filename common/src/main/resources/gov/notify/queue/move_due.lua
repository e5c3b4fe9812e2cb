-- Puts entries that have become due on their streams; returns how many members were taken out of the delayed set.
-- KEYS[1] delayed zset, KEYS[2] body hash, KEYS[3..] streams in index order (the 1-based index is the first part of the member)
-- ARGV[1] limit
-- By the clock of Redis: all workers move the same entries, however far their clocks are apart.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])
for _, m in ipairs(due) do
  local raw = redis.call('HGET', KEYS[2], m)
  local lane = tonumber(string.match(m, '^(%d+)|'))
  if raw and lane and KEYS[2 + lane] then
    redis.call('XADD', KEYS[2 + lane], '*', unpack(cmsgpack.unpack(raw)))
  end
  redis.call('ZREM', KEYS[1], m)
  redis.call('HDEL', KEYS[2], m)
end
return #due
