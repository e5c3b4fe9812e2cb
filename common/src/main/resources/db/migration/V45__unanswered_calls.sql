-- Calls to a provider that got no answer. With ambiguous_until alone a worker's death after one of them looked like the
-- first doubt of all, and granted a third hand-over.
alter table send_queue add column unanswered int not null default 0;
