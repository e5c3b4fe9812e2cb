-- When messages without a hint are looked for again, by whichever worker comes then.
create table sweep_pace (
    only_row boolean     not null primary key default true check (only_row),
    next_at  timestamptz not null
);
insert into sweep_pace (next_at) values ('-infinity');
