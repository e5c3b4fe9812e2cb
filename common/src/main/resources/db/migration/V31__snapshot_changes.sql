-- What has changed of what every request needs, so that processes keep copies of it until then. Written by whoever
-- changes it; read by each process once a second, from the oldest transaction that was running when it last read.
create table snapshot_changes (
    entry      text        not null,
    changed_in xid8        not null default pg_current_xact_id(),
    changed_at timestamptz not null default now()
);
create index ix_snapshot_changes_changed_in on snapshot_changes (changed_in);
create index ix_snapshot_changes_changed_at on snapshot_changes (changed_at);

create function note_service_change() returns trigger
    language plpgsql as
$$
begin
    insert into snapshot_changes (entry)
    select distinct 'service:' || (changed ->> tg_argv[0])
      from unnest(array[case when tg_op <> 'INSERT' then to_jsonb(old) end,
                        case when tg_op <> 'DELETE' then to_jsonb(new) end]) as changed
     where changed is not null;
    return null;
end
$$;

create function note_template_change() returns trigger
    language plpgsql as
$$
begin
    insert into snapshot_changes (entry)
    values ('template:' || coalesce(new.service_id, old.service_id) || ':' || coalesce(new.id, old.id));
    return null;
end
$$;

-- A person's address is part of any number of services and templates, and changes seldom.
create function note_user_change() returns trigger
    language plpgsql as
$$
begin
    insert into snapshot_changes (entry) values ('*');
    return null;
end
$$;

create trigger note_change after insert or update or delete on services
    for each row execute function note_service_change('id');
create trigger note_change after insert or update or delete on service_permissions
    for each row execute function note_service_change('service_id');
create trigger note_change after insert or update or delete on api_keys
    for each row execute function note_service_change('service_id');
create trigger note_change after insert or update or delete on service_sms_senders
    for each row execute function note_service_change('service_id');
create trigger note_change after insert or update or delete on service_email_reply_to
    for each row execute function note_service_change('service_id');
create trigger note_change after insert or update or delete on service_whitelist
    for each row execute function note_service_change('service_id');
create trigger note_change after insert or update or delete on service_data_retention
    for each row execute function note_service_change('service_id');
create trigger note_change after insert or update or delete on user_to_service
    for each row execute function note_service_change('service_id');
create trigger note_change after insert or update or delete on templates
    for each row execute function note_template_change();
create trigger note_change after update on users
    for each row when ((old.email_address, old.mobile_number) is distinct from (new.email_address, new.mobile_number))
    execute function note_user_change();
