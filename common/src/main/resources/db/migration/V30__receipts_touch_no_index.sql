-- An update that changes no column of any index, predicates included, writes no index entry. A receipt changes the
-- status, so no index may speak of it: what has not been handed over is found by its missing time instead.
create index ix_notifications_unsent on notifications (id) where sent_at is null;
drop index ix_notifications_created;
