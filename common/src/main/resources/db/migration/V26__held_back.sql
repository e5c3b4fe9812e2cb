-- The sending number or account whose rate a message waits for until it is due; empty while it waits for anything else.
alter table send_queue add column waits_for text;
