-- What people did in the admin application, as it tells; never changed and never deleted.
create table events (
    id         uuid primary key,
    event_type varchar(255) not null,
    created_at timestamptz  not null,
    data       jsonb        not null
);

create table email_branding (
    id         uuid primary key,
    name       varchar(255) not null unique,
    text       varchar(255),
    colour     varchar(7),
    logo       varchar(255),
    brand_type text         not null default 'org' check (brand_type in ('org', 'both', 'org_banner'))
);
alter table organization add foreign key (email_branding_id) references email_branding;
