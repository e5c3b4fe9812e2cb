-- How people get in and what they belong to: codes, credentials, invitations, organizations, folders.

create table verify_codes (
    id              uuid primary key,
    user_id         uuid        not null references users,
    code_hash       varchar     not null,
    code_type       text        not null check (code_type in ('email', 'sms')),
    expiry_datetime timestamptz not null,
    code_used       boolean     not null default false,
    created_at      timestamptz not null
);
create index ix_verify_codes_user_id on verify_codes (user_id, code_type, created_at desc);

create table webauthn_credential (
    id                    uuid primary key,
    user_id               uuid        not null references users,
    name                  varchar     not null,
    credential_data       varchar     not null,
    registration_response varchar     not null,
    created_at            timestamptz not null,
    updated_at            timestamptz
);
create index ix_webauthn_credential_user_id on webauthn_credential (user_id);

create table user_to_organization (
    user_id         uuid not null references users,
    organization_id uuid not null references organization,
    primary key (user_id, organization_id)
);
create index ix_user_to_organization_organization_id on user_to_organization (organization_id);

create table domain (
    domain          varchar(255) primary key check (domain = lower(domain)),
    organization_id uuid not null references organization
);
create index ix_domain_organization_id on domain (organization_id);

create table template_folder (
    id         uuid primary key,
    service_id uuid    not null references services,
    name       varchar not null,
    parent_id  uuid references template_folder,
    unique (id, service_id)
);
create index ix_template_folder_service_id on template_folder (service_id);
create index ix_template_folder_parent_id on template_folder (parent_id);

-- What stands in no folder has no row.
create table template_folder_map (
    template_id        uuid primary key references templates,
    template_folder_id uuid not null references template_folder
);
create index ix_template_folder_map_template_folder_id on template_folder_map (template_folder_id);

create table user_folder_permissions (
    user_id            uuid not null,
    template_folder_id uuid not null,
    service_id         uuid not null,
    primary key (user_id, template_folder_id, service_id),
    foreign key (user_id, service_id) references user_to_service,
    foreign key (template_folder_id, service_id) references template_folder (id, service_id)
);
create index ix_user_folder_permissions_template_folder_id on user_folder_permissions (template_folder_id);

create table invited_users (
    id                 uuid primary key,
    email_address      varchar(255) not null,
    user_id            uuid         not null references users,
    service_id         uuid         not null references services,
    status             text         not null default 'pending' check (status in ('pending', 'accepted', 'cancelled', 'expired')),
    permissions        varchar      not null,
    auth_type          text         not null default 'sms_auth' check (auth_type in ('sms_auth', 'email_auth', 'webauthn_auth')),
    folder_permissions uuid[]       not null default '{}',
    created_at         timestamptz  not null
);
comment on column invited_users.user_id is 'who invites';
create index ix_invited_users_user_id on invited_users (user_id);
create index ix_invited_users_service_id on invited_users (service_id);
create index ix_invited_users_status on invited_users (status, created_at);

create table invited_organization_users (
    id              uuid primary key,
    email_address   varchar(255) not null,
    invited_by_id   uuid         not null references users,
    organization_id uuid         not null references organization,
    status          text         not null default 'pending' check (status in ('pending', 'accepted', 'cancelled', 'expired')),
    created_at      timestamptz  not null
);
create index ix_invited_organization_users_organization_id on invited_organization_users (organization_id);
create index ix_invited_organization_users_status on invited_organization_users (status, created_at);

create table service_email_branding (
    service_id        uuid primary key references services,
    email_branding_id uuid not null references email_branding
);

-- How many fragments of texts a year are free.
create table annual_billing (
    id                      uuid primary key,
    service_id              uuid        not null references services,
    financial_year_start    int         not null,
    free_sms_fragment_limit int         not null check (free_sms_fragment_limit >= 0),
    created_at              timestamptz not null,
    updated_at              timestamptz,
    constraint uix_service_id_financial_year_start unique (service_id, financial_year_start)
);
insert into annual_billing (id, service_id, financial_year_start, free_sms_fragment_limit, created_at)
values ('0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f21', 'd6aa2c68-a2d9-4437-ab19-3ae8eb202553', extract(year from now() at time zone 'UTC')::int,
        250000, now());

create index ix_permissions_service_id on permissions (service_id);
