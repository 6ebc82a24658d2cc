-- The last line of defence: whatever the code does, no sku is sold that is not there.
create table stock (
    sku      text collate "C" primary key,
    on_hand  integer not null check (on_hand between 0 and 1000000000),
    reserved integer not null check (reserved between 0 and on_hand)
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- One row for each order. An array of arrays cannot hold lines of different numbers, hence two arrays side by side.
-- version counts the row's changes; sequence counts the order's events.
create table reservations (
    order_id   uuid primary key,
    version    integer not null,
    state      text not null check (state in ('CLOSED', 'DISPATCHED', 'RESERVED', 'REJECTED', 'RELEASED', 'COMMITTED')),
    sequence   bigint not null check (sequence >= 0),
    skus       text[] not null,
    quantities integer[] not null,
    check (cardinality(skus) = cardinality(quantities))
) with (fillfactor = 80);

-- The journal. Per sku: received + counted = on hand + committed, and reserved - released - committed = reserved now.
-- quantity is positive, for a count it is the signed difference. Ids increase in the order of the movements of a sku,
-- because they are drawn under its row lock.
create table movements (
    id       bigint generated always as identity,
    sku      text collate "C" not null,
    kind     text not null check (kind in ('received', 'counted', 'reserved', 'released', 'committed')),
    quantity integer not null check (quantity > 0 or kind = 'counted'),
    order_id uuid check ((order_id is null) = (kind in ('received', 'counted'))),
    at       timestamptz not null,
    primary key (sku, id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger movements_are_append_only before update or delete or truncate on movements
    for each statement execute function refuse_change();
