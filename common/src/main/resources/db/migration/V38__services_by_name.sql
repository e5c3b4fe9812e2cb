-- Services are searched by a part of their name. That is an index's work where the server has trigrams; without them a
-- search reads every name, which is slower and as right.
do
$$
begin
    create extension if not exists pg_trgm;
    create index ix_services_name_trigram on services using gin (lower(name) gin_trgm_ops);
exception
    when insufficient_privilege or undefined_file or undefined_object or feature_not_supported then
        raise notice 'no trigrams here: services are found by name without an index';
end
$$;

-- Every version of a service's keys is shown on one page.
create index ix_api_keys_history_service_id on api_keys_history (service_id);
