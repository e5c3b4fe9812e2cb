-- Makes the partition of the month of `day`, unless it exists. Called before rows of that day move to history.
create procedure make_history_partition(day date)
    language plpgsql as
$$
declare
    month date := date_trunc('month', day)::date;
begin
    perform pg_advisory_xact_lock(hashtext('make_partitions'));
    call make_partition('notification_history', 'notification_history_p' || to_char(month, 'YYYYMM'), 'created_at',
                        (month::timestamp at time zone 'UTC')::text,
                        ((month + interval '1 month')::timestamp at time zone 'UTC')::text, '');
end
$$;
