-- References of 1000 characters may have 4000 bytes, and an index row at most 2704: looked up by their hash.
drop index ix_notifications_client_reference;
create index ix_notifications_client_reference on notifications (service_id, md5(client_reference))
    where client_reference is not null;
