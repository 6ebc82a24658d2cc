-- A version from before the column status_since changes a status without it. Then the time of the change is what it wrote
-- into updated_at. The condition is all that an update of this version costs.
create function orders_status_since() returns trigger language plpgsql as $$
begin
    new.status_since := new.updated_at;
    return new;
end $$;

create trigger orders_status_since before update of status on orders for each row
    when (new.status <> old.status and new.status_since is not distinct from old.status_since)
    execute function orders_status_since();
