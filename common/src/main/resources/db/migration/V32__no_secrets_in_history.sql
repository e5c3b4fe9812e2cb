-- No version of a key needs its secret: what was copied before History left it out is forgotten.
update api_keys_history set secret = null where secret is not null;
