-- The ids of the events that took effect here; a partition for each day of the UUIDv7 id.
create table inbox (
    id uuid primary key
) partition by range (id);
