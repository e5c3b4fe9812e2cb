-- Whom to tell of texts that people send is kept beside whom to tell of receipts, and every version of both is.
alter table service_callback_api drop constraint service_callback_api_callback_type_check;
alter table service_callback_api add constraint service_callback_api_callback_type_check
    check (callback_type in ('delivery_status', 'complaint', 'inbound_sms'));

-- Without the token, and without when an address was switched off, which makes no version.
create table service_callback_api_history (
    id            uuid        not null,
    service_id    uuid        not null,
    callback_type text        not null,
    url           varchar     not null,
    updated_by_id uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz,
    primary key (id, version)
);
