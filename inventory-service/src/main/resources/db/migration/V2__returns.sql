-- Units that came back. Per sku: received + counted + returned = on hand + committed.
alter table movements add column return_id uuid;

alter table movements
    drop constraint kind_is_known,
    add constraint kind_is_known check (
        kind in ('received', 'counted', 'reserved', 'released', 'committed', 'returned')),
    add constraint units_come_back_by_a_return check ((return_id is null) = (kind <> 'returned'));

-- What came back for an order is read from the journal itself; and no unit comes back twice.
create unique index units_come_back_once on movements (order_id, return_id, sku) where return_id is not null;
