-- How many values are sealed with which key of SEALING_KEYS: a key that seals none may be taken out. Reads every sealed
-- value's first byte, so it takes a while, and nothing calls it but an operator.
create function key_of_sealed_text(sealed text) returns int
    language sql immutable strict parallel safe as
$$
select case when sealed ~ '^[A-Za-z0-9+/]{4}' then get_byte(decode(left(sealed, 4), 'base64'), 0) end
$$;

create view sealed_rows as
select 'api_keys' as place, key_of_sealed_text(secret) as key_id, count(*) as sealed from api_keys group by 2
union all
select 'api_keys_history', key_of_sealed_text(secret), count(*) from api_keys_history where secret is not null group by 2
union all
select 'service_callback_api', key_of_sealed_text(bearer_token), count(*) from service_callback_api group by 2
union all
select 'notification_payloads', get_byte(substring(sealed from 1 for 1), 0), count(*) from notification_payloads
 where octet_length(sealed) > 0 group by 2
union all
select 'receipt_inbox', get_byte(substring(recipient_sealed from 1 for 1), 0), count(*) from receipt_inbox
 where octet_length(recipient_sealed) > 0 group by 2
union all
select 'idempotency_keys', get_byte(substring(sealed_answer from 1 for 1), 0), count(*) from idempotency_keys
 where octet_length(sealed_answer) > 0 group by 2;
