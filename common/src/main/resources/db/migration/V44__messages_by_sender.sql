-- What one person sent in some days. What services send through the public API has no person and no entry here, so
-- accepting it costs the same; created_by_id never changes, so a receipt touches neither. History first: nobody can
-- store a message from the second statement on.
create index ix_notification_history_created_by on notification_history (service_id, created_by_id, created_at)
    where created_by_id is not null;
create index ix_notifications_created_by on notifications (service_id, created_by_id, id)
    where created_by_id is not null;
