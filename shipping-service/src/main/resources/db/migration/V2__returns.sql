-- Units on their way back. Changed only under the lock of the order's shipment.
create table returns (
    id                uuid primary key,
    order_id          uuid not null,
    skus              text[] not null,
    quantities        integer[] not null,
    expected_at       timestamptz not null,
    due_at            timestamptz,
    arrived_at        timestamptz,
    cause_id          uuid not null,
    cause_traceparent text,

    constraint every_sku_has_a_quantity check (
        cardinality(skus) between 1 and 100 and cardinality(skus) = cardinality(quantities)),
    constraint due_until_it_arrives check ((due_at is null) = (arrived_at is not null))
);

create index returns_to_arrive on returns (due_at) where due_at is not null;
