-- As before, with the default partition locked first: a row that came into it between the move and the attachment made
-- the attachment fail, and all of it was undone, every hour, for as long as that day had traffic.
create or replace procedure make_partition(parent text, name text, key text, lowest text, beyond text, options text)
    language plpgsql as
$$
begin
    if to_regclass(name) is not null then
        return;
    end if;
    execute format('lock table %I in access exclusive mode', parent || '_default');
    execute format('create table %I (like %I including defaults including constraints) %s', name, parent, options);
    execute format('with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
                   parent || '_default', key, lowest, key, beyond, name);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, name, lowest, beyond);
end
$$;
