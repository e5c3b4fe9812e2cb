-- How a service's emails look is part of what every hand-over needs.
create function note_branding_change() returns trigger
    language plpgsql as
$$
begin
    insert into snapshot_changes (entry)
    select 'service:' || service_id from service_email_branding where email_branding_id = new.id;
    return null;
end
$$;

create trigger note_change after insert or update or delete on service_email_branding
    for each row execute function note_service_change('service_id');
create trigger note_change after update on email_branding
    for each row execute function note_branding_change();
