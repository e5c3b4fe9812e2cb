-- What is counted, whether it has been folded or not (docs/adr/0009). Who reads adds up the rows that they find.
create view all_message_counts as
select service_id, day, template_id, notification_type, key_type, notification_status, messages, live
  from message_counts
union all
select service_id, day, template_id, notification_type, key_type, notification_status, messages, live
  from message_count_changes;

-- What a service sent in its year is read from it too: sent_totals is only for programs of the version before, and can
-- go once none of them runs.
