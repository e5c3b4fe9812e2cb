-- People are searched by a part of their address: an index's work where the server has trigrams, as in V38.
do
$$
begin
    create index ix_users_email_address_trigram on users using gin (lower(email_address) gin_trgm_ops);
exception
    when undefined_object then
        raise notice 'no trigrams here: people are found by a part of their address without an index';
end
$$;
