-- How often something was tried that may not be tried often, such as a password, while Redis cannot count it. Rows are of
-- no use once their window is over.
create table attempts (
    subject     varchar     primary key,
    tried       int         not null,
    window_ends timestamptz not null
);
create index ix_attempts_window_ends on attempts (window_ends);
