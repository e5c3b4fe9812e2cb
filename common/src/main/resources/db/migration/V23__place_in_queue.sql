-- What a message's place in the queue says, where it is not what most say (lane normal, one part, no end): a place that
-- is lost can be made again as it was.
alter table notifications
    add column queue_lane  text,
    add column queue_parts int,
    add column expires_at  timestamptz;
