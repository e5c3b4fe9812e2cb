-- What an operator does about a dead letter: `select replay_dead_letter(id, 'who')` or `select discard_dead_letter(id, 'who')`.
-- Each can be resolved once, and says by whom.

create function open_dead_letter(letter uuid, operator text) returns dead_letters
    language plpgsql as
$$
declare
    dead dead_letters;
begin
    if coalesce(trim(operator), '') = '' then
        raise exception 'say who you are: it is written down';
    end if;
    select * into dead from dead_letters where id = letter for update;
    if not found then
        raise exception 'there is no dead letter %', letter;
    end if;
    if dead.resolved_at is not null then
        raise exception 'dead letter % was % by % at %', letter, dead.resolution, dead.resolved_by, dead.resolved_at;
    end if;
    return dead;
end
$$;

create function discard_dead_letter(letter uuid, operator text) returns void
    language plpgsql as
$$
begin
    perform open_dead_letter(letter, operator);
    update dead_letters set resolved_at = now(), resolution = 'discarded', resolved_by = operator where id = letter;
end
$$;

-- Puts the work back where Postgres keeps it; the sweep hints at it within seconds. A message that ended because of it is
-- `created` again: the one way back from a final status, and only for one whose text is still there.
-- One that the provider may have already is still such a one: it is sent once more at most, where its service allows it.
create function replay_dead_letter(letter uuid, operator text) returns void
    language plpgsql as
$$
declare
    dead dead_letters := open_dead_letter(letter, operator);
    subject uuid;
    touched int;
begin
    if dead.kind not in ('msg', 'rcpt', 'cb', 'sim') then
        raise exception 'dead letter % cannot be replayed: it is %', letter, dead.kind;
    end if;
    subject := (dead.entry ->> 'id')::uuid;
    if dead.kind = 'msg' then
        update notifications n
           set notification_status = 'created', provider_response = null, updated_at = now()
         where n.id = subject and n.notification_status in ('created', 'technical-failure')
           and exists (select 1 from notification_payloads p
                        where p.notification_id = n.id and p.expires_on = n.payload_expires_on);
        insert into send_queue (notification_id, service_id, channel, lane, parts, due_at, enqueued_at, expires_at,
                                ambiguous_until)
        select n.id, n.service_id, n.notification_type, coalesce(n.queue_lane, 'normal'), coalesce(n.queue_parts, 1),
               now(), '-infinity', n.expires_at, case when n.ambiguous then now() end
          from notifications n
         where n.id = subject and n.notification_status = 'created'
            on conflict (notification_id) do update
           set due_at = now(), enqueued_at = '-infinity', deaths = 0, first_attempt_at = null,
               ambiguous_until = coalesce(send_queue.ambiguous_until, excluded.ambiguous_until);
    elsif dead.kind = 'sim' then
        update send_queue set due_at = now(), enqueued_at = '-infinity' where notification_id = subject;
    elsif dead.kind = 'rcpt' then
        update receipt_inbox set attempts = 0, next_attempt_at = '-infinity' where id = subject and outcome is null;
    else
        update callback_deliveries set state = 'pending', attempts = 0, next_attempt_at = now()
         where id = subject and state <> 'done';
    end if;
    get diagnostics touched = row_count;
    if touched = 0 then
        raise exception 'dead letter % cannot be replayed: what it was about is over or erased', letter;
    end if;
    update dead_letters set resolved_at = now(), resolution = 'replayed', resolved_by = operator where id = letter;
end
$$;
