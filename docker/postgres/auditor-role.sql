-- The role auditor, which reads every table of this database and writes none.
-- Run in each service's database as a superuser; may be run again. The role logs in once it has a password.
do $$
begin
    if not exists (select from pg_roles where rolname = 'auditor') then
        create role auditor login;
    end if;
    if not pg_has_role('auditor', 'pg_read_all_data', 'member') then
        grant pg_read_all_data to auditor;
    end if;
    execute format('grant connect on database %I to auditor', current_database());
end $$;
