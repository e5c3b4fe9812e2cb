-- Acknowledges and deletes entries in one step; returns how many were still pending.
-- KEYS[1] stream    ARGV[1] group, ARGV[2..] entry ids
local n = 0
for i = 2, #ARGV do
  n = n + redis.call('XACK', KEYS[1], ARGV[1], ARGV[i])
  redis.call('XDEL', KEYS[1], ARGV[i])
end
return n
