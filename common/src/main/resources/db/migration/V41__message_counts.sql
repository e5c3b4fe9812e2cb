-- How many messages of each kind are in each status, so that a page that shows them need not count a million rows
-- (docs/adr/0009). Whoever writes notifications adds what that changed, in the same transaction and without meeting anyone
-- else's row; workers fold the changes into the counts. The truth is the sum of both tables.
create table message_counts (
    service_id          uuid   not null,
    day                 date   not null,
    template_id         uuid   not null,
    notification_type   text   not null,
    key_type            text   not null,
    notification_status text   not null,
    messages            bigint not null,
    live                bigint not null,
    primary key (service_id, day, template_id, notification_type, key_type, notification_status)
) with (fillfactor = 70);
comment on column message_counts.day is 'of created_at, UTC';
comment on column message_counts.messages is 'those that moved to history stay counted';
comment on column message_counts.live is 'those that are in notifications';
create index ix_message_counts_live on message_counts (service_id) where live <> 0;

create table message_count_changes (
    service_id          uuid   not null,
    day                 date   not null,
    template_id         uuid   not null,
    notification_type   text   not null,
    key_type            text   not null,
    notification_status text   not null,
    messages            bigint not null,
    live                bigint not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
create index ix_message_count_changes_service on message_count_changes (service_id, day);

-- What one statement changed: a row for each group that has more or fewer messages than before.
create function note_message_counts() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'INSERT' then
        insert into message_count_changes
        select service_id, (created_at at time zone 'UTC')::date,
               coalesce(template_id, '00000000-0000-0000-0000-000000000000'), notification_type, key_type,
               notification_status, count(*), count(*)
          from arrived
         group by 1, 2, 3, 4, 5, 6;
    elsif tg_op = 'UPDATE' then
        insert into message_count_changes
        select service_id, (created_at at time zone 'UTC')::date,
               coalesce(template_id, '00000000-0000-0000-0000-000000000000'), notification_type, key_type,
               notification_status, sum(n), sum(n)
          from (select service_id, created_at, template_id, notification_type, key_type, notification_status, 1 as n
                  from arrived
                union all
                select service_id, created_at, template_id, notification_type, key_type, notification_status, -1
                  from departed) as moved
         group by 1, 2, 3, 4, 5, 6
        having sum(n) <> 0;
    else
        insert into message_count_changes
        select service_id, (created_at at time zone 'UTC')::date,
               coalesce(template_id, '00000000-0000-0000-0000-000000000000'), notification_type, key_type,
               notification_status, 0, -count(*)
          from departed
         group by 1, 2, 3, 4, 5, 6;
    end if;
    return null;
end
$$;

-- What whoever counts the messages one by one finds. Reads all of them.
create view counted_messages as
select service_id, (created_at at time zone 'UTC')::date as day,
       coalesce(template_id, '00000000-0000-0000-0000-000000000000') as template_id, notification_type, key_type,
       notification_status, count(*) as messages, count(*) filter (where is_live) as live
  from (select service_id, created_at, template_id, notification_type, key_type, notification_status, true as is_live
          from notifications
        union all
        select service_id, created_at, template_id, notification_type, key_type, notification_status, false
          from notification_history) as everything
 group by 1, 2, 3, 4, 5, 6;

-- Where the counts say otherwise: no row, unless messages were erased that history does not keep, which only those of test
-- keys are.
create view message_count_errors as
select service_id, day, template_id, notification_type, key_type, notification_status,
       counts.messages, counts.live, counted.messages as messages_found, counted.live as live_found
  from (select service_id, day, template_id, notification_type, key_type, notification_status,
               sum(messages) as messages, sum(live) as live
          from (select * from message_counts union all select * from message_count_changes) as folded_or_not
         group by 1, 2, 3, 4, 5, 6
        having sum(messages) <> 0 or sum(live) <> 0) as counts
  full join counted_messages as counted
    using (service_id, day, template_id, notification_type, key_type, notification_status)
 where coalesce(counts.live, 0) <> coalesce(counted.live, 0)
    or (key_type <> 'test' and coalesce(counts.messages, 0) <> coalesce(counted.messages, 0));

-- Counts everything anew. Nothing is accepted or sent meanwhile.
create function recount_messages() returns void
    language plpgsql as
$$
begin
    lock table notifications in share row exclusive mode;
    perform pg_advisory_xact_lock(hashtext('notify message counts'));
    delete from message_count_changes;
    delete from message_counts;
    insert into message_counts select * from counted_messages;
end
$$;

create function recount_messages_of_trigger() returns trigger
    language plpgsql as
$$
begin
    perform recount_messages();
    return null;
end
$$;

create trigger count_arrived after insert on notifications
    referencing new table as arrived
    for each statement execute function note_message_counts();
create trigger count_moved after update on notifications
    referencing old table as departed new table as arrived
    for each statement execute function note_message_counts();
create trigger count_departed after delete on notifications
    referencing old table as departed
    for each statement execute function note_message_counts();
create trigger count_again after truncate on notifications
    for each statement execute function recount_messages_of_trigger();

select recount_messages();
