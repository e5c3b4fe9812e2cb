-- Takes n messages out of the counts of a day again, unless the day is forgotten. KEYS: counts. ARGV: field, n.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then redis.call('HINCRBY', KEYS[1], ARGV[1], -ARGV[2]) end
return 0
