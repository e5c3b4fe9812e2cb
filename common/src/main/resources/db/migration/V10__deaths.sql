-- How many workers died while they held the message. Counted where it survives them all.
alter table send_queue add column deaths int not null default 0;
