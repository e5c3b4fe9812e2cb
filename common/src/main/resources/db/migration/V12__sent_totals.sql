-- What a service sent in its allowance year before a day, so that a Redis that was emptied costs one count of the days
-- since, and not of the year.
create table sent_totals (
    service_id uuid   not null primary key,
    year_start date   not null,
    before     date   not null,
    messages   bigint not null
);
