-- People, organizations, services and their templates. Names follow the reference, so that its operators feel at home.
-- Enumerations are text with CHECK; all times are timestamptz; ids are made by the application.

create table users (
    id                        uuid primary key,
    name                      varchar      not null,
    email_address             varchar(255) not null unique,
    login_uuid                text unique,
    password_hash             varchar      not null,
    mobile_number             varchar,
    password_changed_at       timestamptz  not null,
    logged_in_at              timestamptz,
    failed_login_count        int          not null default 0,
    state                     text         not null default 'pending' check (state in ('active', 'inactive', 'pending')),
    platform_admin            boolean      not null default false,
    current_session_id        uuid,
    auth_type                 text         not null default 'sms_auth'
        check (auth_type in ('sms_auth', 'email_auth', 'webauthn_auth')),
    email_access_validated_at timestamptz  not null,
    preferred_timezone        text                  default 'US/Eastern',
    created_at                timestamptz  not null,
    updated_at                timestamptz,
    constraint ck_user_has_mobile_or_other_auth
        check (auth_type in ('email_auth', 'webauthn_auth') or mobile_number is not null)
);
create index ix_users_name on users (name);
create unique index ix_users_lower_email_address on users (lower(email_address));

create table organization (
    id                                            uuid primary key,
    name                                          varchar(255) not null,
    active                                        boolean      not null default true,
    organization_type                             text check (organization_type in ('federal', 'state', 'other')),
    email_branding_id                             uuid,
    agreement_signed                              boolean,
    agreement_signed_at                           timestamptz,
    agreement_signed_version                      double precision,
    agreement_signed_by_id                        uuid references users,
    agreement_signed_on_behalf_of_name            varchar(255),
    agreement_signed_on_behalf_of_email_address   varchar(255),
    request_to_go_live_notes                      text,
    notes                                         text,
    billing_contact_names                         text,
    billing_contact_email_addresses               text,
    purchase_order_number                         varchar(255),
    billing_reference                             varchar(255),
    created_at                                    timestamptz  not null,
    updated_at                                    timestamptz
);
create unique index ix_organization_name on organization (name);

create table services (
    id                              uuid primary key,
    name                            varchar(255) not null unique,
    email_from                      text         not null unique,
    active                          boolean      not null default true,
    restricted                      boolean      not null,
    message_limit                   bigint       not null,
    total_message_limit             bigint       not null default 5000000,
    rate_limit                      int          not null default 3000,
    prefix_sms                      boolean      not null default true,
    organization_type               text check (organization_type in ('federal', 'state', 'other')),
    organization_id                 uuid references organization,
    contact_link                    varchar(255),
    volume_sms                      int,
    volume_email                    int,
    consent_to_research             boolean,
    count_as_live                   boolean      not null default true,
    ambiguous_policy                varchar check (ambiguous_policy in ('at-least-once', 'at-most-once')),
    go_live_at                      timestamptz,
    go_live_user_id                 uuid references users,
    notes                           text,
    billing_contact_names           text,
    billing_contact_email_addresses text,
    purchase_order_number           varchar(255),
    billing_reference               varchar(255),
    created_by_id                   uuid         not null references users,
    version                         int          not null,
    created_at                      timestamptz  not null,
    updated_at                      timestamptz
);
create index ix_services_organization_id on services (organization_id);
create index ix_services_created_by_id on services (created_by_id);

create table services_history (like services including defaults, primary key (id, version));

create table user_to_service (
    user_id    uuid not null references users,
    service_id uuid not null references services,
    primary key (user_id, service_id)
);
create index ix_user_to_service_service_id on user_to_service (service_id);

create table permissions (
    id         uuid primary key,
    user_id    uuid        not null references users,
    service_id uuid references services,
    permission text        not null check (permission in ('manage_users', 'manage_templates', 'manage_settings', 'send_texts',
        'send_emails', 'manage_api_keys', 'platform_admin', 'view_activity')),
    created_at timestamptz not null,
    unique (service_id, user_id, permission)
);
create index ix_permissions_user_id on permissions (user_id);

create table service_permissions (
    service_id uuid        not null references services,
    permission text        not null check (permission in ('email', 'sms', 'international_sms', 'inbound_sms',
        'schedule_notifications', 'email_auth', 'upload_document', 'edit_folder_permissions')),
    created_at timestamptz not null,
    primary key (service_id, permission)
);

create table inbound_numbers (
    id         uuid primary key,
    number     varchar(255) not null unique,
    provider   varchar      not null,
    service_id uuid unique references services,
    active     boolean      not null default true,
    created_at timestamptz  not null,
    updated_at timestamptz
);

create table service_sms_senders (
    id                uuid primary key,
    service_id        uuid         not null references services,
    sms_sender        varchar(255) not null,
    is_default        boolean      not null,
    archived          boolean      not null default false,
    inbound_number_id uuid unique references inbound_numbers,
    created_at        timestamptz  not null,
    updated_at        timestamptz
);
create index ix_service_sms_senders_service_id on service_sms_senders (service_id);
create unique index uix_service_sms_senders_default on service_sms_senders (service_id) where is_default and not archived;

create table service_email_reply_to (
    id            uuid primary key,
    service_id    uuid        not null references services,
    email_address text        not null,
    is_default    boolean     not null,
    archived      boolean     not null default false,
    created_at    timestamptz not null,
    updated_at    timestamptz
);
create index ix_service_email_reply_to_service_id on service_email_reply_to (service_id);
create unique index uix_service_email_reply_to_default on service_email_reply_to (service_id) where is_default and not archived;
create unique index uix_service_email_reply_to_address on service_email_reply_to (service_id, lower(email_address)) where not archived;

-- The guest list: people outside the team whom a trial service or a team key may send to.
create table service_whitelist (
    id             uuid primary key,
    service_id     uuid         not null references services,
    recipient_type text         not null check (recipient_type in ('mobile', 'email')),
    recipient      varchar(255) not null,
    created_at     timestamptz
);
create index ix_service_whitelist_service_id on service_whitelist (service_id);

create table service_data_retention (
    id                uuid primary key,
    service_id        uuid        not null references services,
    notification_type text        not null check (notification_type in ('sms', 'email', 'letter')),
    days_of_retention int         not null check (days_of_retention between 3 and 90),
    created_at        timestamptz not null,
    updated_at        timestamptz,
    constraint uix_service_data_retention unique (service_id, notification_type)
);

create table api_keys (
    id            uuid primary key,
    name          varchar(255) not null,
    secret        varchar      not null,
    service_id    uuid         not null references services,
    key_type      text         not null check (key_type in ('normal', 'team', 'test')),
    expiry_date   timestamptz,
    created_by_id uuid         not null references users,
    version       int          not null,
    created_at    timestamptz  not null,
    updated_at    timestamptz
);
comment on column api_keys.secret is 'sealed (AES-256-GCM, base64)';
create index ix_api_keys_service_id on api_keys (service_id);
create unique index uix_service_to_key_name on api_keys (service_id, name) where expiry_date is null;

create table api_keys_history (like api_keys including defaults, primary key (id, version));
alter table api_keys_history alter column secret drop not null;

create table service_callback_api (
    id            uuid primary key,
    service_id    uuid        not null references services,
    callback_type text        not null check (callback_type in ('delivery_status', 'complaint')),
    url           varchar     not null,
    bearer_token  varchar     not null,
    updated_by_id uuid        not null references users,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz,
    disabled_at   timestamptz,
    unique (service_id, callback_type)
);
comment on column service_callback_api.bearer_token is 'sealed (AES-256-GCM, base64)';

create table templates (
    id                   uuid primary key,
    name                 varchar(255) not null,
    template_type        text         not null check (template_type in ('sms', 'email')),
    content              text         not null,
    subject              text,
    service_id           uuid         not null references services,
    process_type         text         not null default 'normal' check (process_type in ('normal', 'priority')),
    archived             boolean      not null default false,
    hidden               boolean      not null default false,
    has_unsubscribe_link boolean      not null default false,
    created_by_id        uuid         not null references users,
    version              int          not null,
    created_at           timestamptz  not null,
    updated_at           timestamptz
);
create index ix_templates_service_id on templates (service_id);

-- A row for every version: notifications point here with (template_id, template_version).
create table templates_history (
    like templates including defaults,
    primary key (id, version),
    foreign key (service_id) references services,
    foreign key (created_by_id) references users
);

create table template_redacted (
    template_id             uuid primary key references templates,
    redact_personalisation  boolean     not null default false,
    updated_at              timestamptz not null,
    updated_by_id           uuid        not null references users
);

create table provider_details (
    id                     uuid primary key,
    display_name           varchar not null,
    identifier             varchar not null unique,
    notification_type      text    not null check (notification_type in ('sms', 'email', 'letter')),
    active                 boolean not null default false,
    version                int     not null default 1,
    updated_at             timestamptz,
    created_by_id          uuid references users,
    supports_international boolean not null default false,
    priority               int     not null default 100 check (priority between 0 and 100),
    reason                 text
);

create table provider_details_history (
    id                     uuid    not null,
    display_name           varchar not null,
    identifier             varchar not null,
    notification_type      text    not null,
    active                 boolean not null default false,
    version                int     not null default 1,
    updated_at             timestamptz,
    created_by_id          uuid,
    supports_international boolean not null default false,
    priority               int     not null default 100,
    reason                 text,
    primary key (id, version)
);
