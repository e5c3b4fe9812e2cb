-- Puts entries that have become due on their streams; returns how many members were taken out of the delayed set.
-- KEYS[1] delayed zset, KEYS[2] body hash, KEYS[3..] streams
-- ARGV[1] limit, ARGV[2..] the numbers of those streams, in the same order: a member begins with its stream's
-- By the clock of Redis: all workers move the same entries, however far their clocks are apart.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local streams = {}
for i = 2, #ARGV do streams[ARGV[i]] = KEYS[i + 1] end
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])
for _, m in ipairs(due) do
  local raw = redis.call('HGET', KEYS[2], m)
  local stream = streams[string.match(m, '^(%d+)|')]
  -- What cannot be read is dropped: the sweep finds its work, and here it would keep back all that is due after it.
  local readable, fields = pcall(cmsgpack.unpack, raw)
  if stream and readable and type(fields) == 'table' then
    redis.call('XADD', stream, '*', unpack(fields))
  end
  redis.call('ZREM', KEYS[1], m)
  redis.call('HDEL', KEYS[2], m)
end
return #due
