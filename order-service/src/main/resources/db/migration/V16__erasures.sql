-- Which orders' personal data is to be erased, and since when it is. A table of its own, so that no order pays for it.
create table erasures (
    order_id uuid primary key,
    customer_id text not null,
    requested_at timestamptz not null,
    erased_at timestamptz,
    constraint erasures_erased check (erased_at >= requested_at)
);

-- What waits for the end of its order; as small as that.
create index erasures_pending on erasures (order_id) where erased_at is null;
create index erasures_by_customer on erasures (customer_id, erased_at);
