-- When claims that ran out are looked for again, by whichever worker comes then.
alter table sweep_pace add column claims_next_at timestamptz not null default '-infinity';
