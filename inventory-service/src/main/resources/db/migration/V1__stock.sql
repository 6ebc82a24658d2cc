-- The last line of defence: whatever the code does, nothing is sold that is not there.
create table stock (
    sku      text collate "C" primary key,
    on_hand  integer not null,
    reserved integer not null,
    constraint stock_is_kept_within_bounds check (on_hand between 0 and 1000000000),
    constraint only_what_is_on_hand_is_reserved check (reserved between 0 and on_hand)
    -- rows that change all the time need room to change in place
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- One row for each order; version counts the row's changes, sequence the order's events.
-- Two arrays side by side, because there is no array of lines.
create table reservations (
    order_id   uuid primary key,
    version    integer not null,
    state      text not null,
    sequence   bigint not null,
    skus       text[] not null,
    quantities integer[] not null,
    constraint state_is_known
        check (state in ('CLOSED', 'DISPATCHED', 'RESERVED', 'REJECTED', 'RELEASED', 'COMMITTED')),
    constraint counts_are_not_negative check (version > 0 and sequence >= 0),
    constraint every_sku_has_a_quantity check (cardinality(skus) = cardinality(quantities)),
    constraint only_what_was_placed_has_lines
        check ((state in ('CLOSED', 'DISPATCHED')) = (cardinality(skus) = 0))
) with (fillfactor = 70);

-- The journal. Per sku: received + counted = on hand + committed, and reserved - released - committed = reserved now.
-- quantity is positive; of a count it is the signed difference. Ids increase in the order of the movements of a sku,
-- because they are drawn under its row lock.
create table movements (
    id       bigint generated always as identity,
    sku      text collate "C" not null,
    kind     text not null,
    quantity integer not null,
    order_id uuid,
    at       timestamptz not null,
    primary key (sku, id),
    constraint kind_is_known check (kind in ('received', 'counted', 'reserved', 'released', 'committed')),
    constraint only_a_count_corrects_downwards check (quantity > 0 or kind = 'counted'),
    constraint units_move_for_an_order check ((order_id is null) = (kind in ('received', 'counted')))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % refused', tg_op;
end $$;

create trigger movements_are_append_only before update or delete or truncate on movements
    for each statement execute function refuse_change();
