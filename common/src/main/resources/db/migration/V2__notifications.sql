-- Notifications and everything that carries one from "accepted" to its final status.
--
-- Notification ids are UUIDv7: the first 48 bits are created_at in milliseconds. So the table is partitioned by day on the id,
-- a look-up by id touches one partition, a bound on time is a bound on the id, and an index on (service_id, id) is in time order.

-- The lowest UUIDv7 that can have been made at or after a moment.
create function uuid7_floor(moment timestamptz) returns uuid
    language sql immutable strict parallel safe as
$$
select (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;

create table notifications (
    id                      uuid        not null primary key,
    job_id                  uuid,
    job_row_number          int,
    service_id              uuid        not null,
    template_id             uuid,
    template_version        int         not null,
    api_key_id              uuid,
    key_type                text        not null check (key_type in ('normal', 'team', 'test')),
    notification_type       text        not null check (notification_type in ('sms', 'email')),
    notification_status     text        not null default 'created' check (notification_status in ('cancelled', 'created', 'sending',
        'sent', 'delivered', 'pending', 'failed', 'technical-failure', 'temporary-failure', 'permanent-failure',
        'pending-virus-check', 'validation-failed', 'virus-scan-failed')),
    billable_units          int         not null default 0,
    rate_multiplier         numeric,
    international           boolean     not null default false,
    phone_prefix            varchar,
    created_at              timestamptz not null,
    sent_at                 timestamptz,
    updated_at              timestamptz,
    sent_by                 varchar,
    message_cost            double precision     default 0,
    reference               varchar,
    message_id              text,
    client_reference        varchar,
    reply_to_text           varchar,
    created_by_id           uuid,
    document_download_count int,
    provider_response       text,
    carrier                 text,
    receipt_at              timestamptz,
    recipient_hash          bytea,
    payload_expires_on      date,
    scheduled_for           timestamptz,
    unsubscribe_link        varchar,
    failure_class           text,
    timed_out               boolean     not null default false,
    ambiguous               boolean     not null default false,
    carrier_accepted_at     timestamptz
) partition by range (id);
comment on column notifications.reference is 'the provider''s id of an email';
comment on column notifications.message_id is 'the provider''s id of a text';

create index ix_notifications_service on notifications (service_id, id desc);
create index ix_notifications_job on notifications (job_id, job_row_number) where job_id is not null;
create index ix_notifications_reference on notifications (reference) where reference is not null;
create index ix_notifications_message_id on notifications (message_id) where message_id is not null;
create index ix_notifications_recipient on notifications (service_id, recipient_hash, id desc);
create index ix_notifications_client_reference on notifications (service_id, client_reference) where client_reference is not null;
-- Small, because a row leaves it at hand-over: what the repair sweep looks through.
create index ix_notifications_created on notifications (id) where notification_status = 'created';

create table notifications_default partition of notifications default;

create table notification_history (
    id                      uuid        not null,
    job_id                  uuid,
    job_row_number          int,
    service_id              uuid        not null,
    template_id             uuid,
    template_version        int         not null,
    api_key_id              uuid,
    key_type                text        not null,
    notification_type       text        not null,
    notification_status     text        not null,
    billable_units          int         not null default 0,
    rate_multiplier         numeric,
    international           boolean,
    phone_prefix            varchar,
    created_at              timestamptz not null,
    sent_at                 timestamptz,
    updated_at              timestamptz,
    sent_by                 varchar,
    message_cost            double precision     default 0,
    reference               varchar,
    client_reference        varchar,
    created_by_id           uuid,
    document_download_count int,
    receipt_at              timestamptz,
    scheduled_for           timestamptz,
    failure_class           text,
    timed_out               boolean     not null default false,
    ambiguous               boolean     not null default false,
    carrier_accepted_at     timestamptz,
    primary key (id, created_at)
) partition by range (created_at);
create index ix_notification_history_service on notification_history (service_id, created_at);
create index ix_notification_history_job on notification_history (job_id) where job_id is not null;
create index ix_notification_history_reference on notification_history (reference) where reference is not null;
create table notification_history_default partition of notification_history default;

-- The only place that holds recipients and personalisation: sealed, and erased by dropping the partition of a day.
create table notification_payloads (
    notification_id uuid not null,
    expires_on      date not null,
    sealed          bytea,
    primary key (expires_on, notification_id)
) partition by range (expires_on);
create table notification_payloads_default partition of notification_payloads default;

-- The queue of record. A row lives from the commit that accepts a message until its hand-over; streams only hint at it.
create table send_queue (
    notification_id  uuid        not null primary key,
    service_id       uuid        not null,
    channel          text        not null check (channel in ('sms', 'email')),
    lane             text        not null check (lane in ('high', 'normal', 'bulk')),
    job_id           uuid,
    job_row_number   int,
    parts            int         not null default 1,
    due_at           timestamptz not null,
    enqueued_at      timestamptz not null,
    attempts         int         not null default 0,
    deferrals        int         not null default 0,
    claim_owner      text,
    claim_until      timestamptz,
    ambiguous_until  timestamptz,
    first_attempt_at timestamptz,
    expires_at       timestamptz
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_cost_delay = 0);
create index ix_send_queue_due_at on send_queue (due_at);

-- An Idempotency-Key and the answer its first use got, stored in the transaction that stored the message. Kept 24 hours.
create table idempotency_keys (
    service_id      uuid        not null,
    key_hash        bytea       not null,
    request_hash    bytea       not null,
    notification_id uuid        not null,
    sealed_answer   bytea       not null,
    created_at      timestamptz not null,
    primary key (service_id, key_hash)
);
create index ix_idempotency_keys_created_at on idempotency_keys (created_at);

create table origination_identities (
    identity      text primary key,
    kind          text    not null check (kind in ('toll_free', '10dlc', 'short_code', 'long_code', 'sender_id', 'ses')),
    provider      text    not null,
    country       text,
    mps           numeric not null,
    daily_cap     int,
    paused_until  timestamptz,
    paused_reason text
);

create table receipt_inbox (
    id               uuid        not null primary key,
    received_at      timestamptz not null,
    provider         text        not null check (provider in ('ses', 'sns', 'eum', 'pinpoint', 'simulate')),
    event_key        text        not null,
    kind             text        not null,
    reference        text,
    event_at         timestamptz,
    body             jsonb       not null,
    recipient_sealed bytea,
    outcome          text,
    attempts         int         not null default 0,
    next_attempt_at  timestamptz
) partition by range (id);
create index ix_receipt_inbox_next_attempt_at on receipt_inbox (next_attempt_at) where outcome is null;
create index ix_receipt_inbox_reference on receipt_inbox (reference) where outcome is null;
create table receipt_inbox_default partition of receipt_inbox default;

create table receipt_keys (
    provider  text not null,
    event_key text not null,
    day       date not null,
    primary key (provider, event_key)
);
create index ix_receipt_keys_day on receipt_keys (day);

create table poll_cursors (
    log_group text primary key,
    upto_ms   bigint not null
);

create table callback_deliveries (
    id              uuid        not null primary key,
    kind            text        not null check (kind in ('status', 'complaint', 'inbound')),
    service_id      uuid        not null,
    subject_id      uuid        not null,
    status_value    text        not null default '',
    state           text        not null default 'pending' check (state in ('pending', 'done', 'gave_up', 'rejected')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    last_code       int,
    created_at      timestamptz not null,
    unique (kind, subject_id, status_value)
);
create index ix_callback_deliveries_next_attempt_at on callback_deliveries (next_attempt_at) where state = 'pending';

create table complaints (
    id              uuid primary key,
    notification_id uuid        not null,
    service_id      uuid        not null references services,
    ses_feedback_id text unique,
    complaint_type  text,
    complaint_date  timestamptz,
    created_at      timestamptz not null
);
create index ix_complaints_notification_id on complaints (notification_id);
create index ix_complaints_service_id on complaints (service_id);
create index ix_complaints_created_at on complaints (created_at desc);

create table sms_opt_outs (
    recipient_hash bytea       not null,
    origination    text        not null,
    since          timestamptz not null,
    source         text        not null,
    primary key (recipient_hash, origination)
);

create table dead_letters (
    id              uuid primary key,
    stream          text        not null,
    kind            text        not null,
    entry           jsonb       not null,
    error           text        not null,
    attempts        int         not null,
    first_failed_at timestamptz not null,
    last_failed_at  timestamptz not null,
    resolved_at     timestamptz,
    resolution      text check (resolution in ('replayed', 'discarded')),
    resolved_by     text
);
create index ix_dead_letters_open on dead_letters (last_failed_at) where resolved_at is null;

create table scheduler_runs (
    task        text        not null,
    slot        timestamptz not null,
    state       text        not null check (state in ('running', 'done', 'failed')),
    owner       text,
    lease_until timestamptz,
    started_at  timestamptz,
    finished_at timestamptz,
    error       text,
    primary key (task, slot)
);

-- The one table of db-scheduler, which picks the worker that runs a scheduled task.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index ix_scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index ix_scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Makes one partition for the range [lowest, beyond) of `key`, unless it exists. Rows that fell into the default partition because
-- they came before their partition was made move into it. The parent stays readable and writable.
create procedure make_partition(parent text, name text, key text, lowest text, beyond text, options text)
    language plpgsql as
$$
begin
    if to_regclass(name) is not null then
        return;
    end if;
    execute format('create table %I (like %I including defaults including constraints) %s', name, parent, options);
    execute format('with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
                   parent || '_default', key, lowest, key, beyond, name);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, name, lowest, beyond);
end
$$;

-- Makes the daily partitions from yesterday to three days from now, and those of payloads for as long as any service keeps its
-- messages (plus four days of scheduling ahead and one of grace). Safe to run at any time, by anyone, twice.
create procedure make_partitions()
    language plpgsql as
$$
declare
    today     date := (now() at time zone 'UTC')::date;
    retention int  := greatest(7, (select max(days_of_retention) from service_data_retention));
    day       date;
    lowest    text;
    beyond    text;
begin
    perform pg_advisory_xact_lock(hashtext('make_partitions'));
    for day in select generate_series(today - 1, today + 3, '1 day')::date
        loop
            lowest := uuid7_floor(day::timestamp at time zone 'UTC');
            beyond := uuid7_floor((day + 1)::timestamp at time zone 'UTC');
            call make_partition('notifications', 'notifications_p' || to_char(day, 'YYYYMMDD'), 'id', lowest, beyond,
                                'with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05)');
            call make_partition('receipt_inbox', 'receipt_inbox_p' || to_char(day, 'YYYYMMDD'), 'id', lowest, beyond, '');
        end loop;
    for day in select generate_series(today - 1, today + retention + 5, '1 day')::date
        loop
            call make_partition('notification_payloads', 'notification_payloads_p' || to_char(day, 'YYYYMMDD'), 'expires_on',
                                day::text, (day + 1)::text, '');
        end loop;
end
$$;

call make_partitions();
