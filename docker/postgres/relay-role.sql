-- The role <database>_relay, which reads this database's changes from the write-ahead log. REPLICATION is an attribute of the
-- whole server: pg_hba.conf must admit the role to this database alone.
-- Run in the service's database as a superuser; may be run again. The role logs in once it has a password.
do $$
declare
    relay text := current_database() || '_relay';
begin
    if not exists (select from pg_roles where rolname = relay) then
        execute format('create role %I login replication', relay);
    end if;
    execute format('grant connect on database %I to %I', current_database(), relay);
end $$;
