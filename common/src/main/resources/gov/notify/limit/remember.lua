-- Fills in the counts of a day from Postgres, unless someone was faster. KEYS: counts. ARGV: before, email, sms,
-- international_sms.
if redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('HSET', KEYS[1], 'before', ARGV[1], 'email', ARGV[2], 'sms', ARGV[3], 'international_sms', ARGV[4])
  redis.call('EXPIRE', KEYS[1], 180000)
end
return 0
