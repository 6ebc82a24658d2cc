-- The role <database>_app, with which a service works. It owns nothing and makes nothing; what it may do with each table, the
-- service's migrations grant it (afterMigrate__privileges.sql). Nobody else may connect, but the database's owner.
-- Run in the service's database as a superuser; may be run again. The role logs in once it has a password.
do $$
declare
    application text := current_database() || '_app';
begin
    if not exists (select from pg_roles where rolname = application) then
        execute format('create role %I login', application);
    end if;
    execute format('revoke connect, temporary on database %I from public', current_database());
    execute format('grant connect on database %I to %I', current_database(), application);
    revoke create on schema public from public; -- of databases that are older than PostgreSQL 15
end $$;
