create table products (
    sku text collate "C" primary key,
    name text not null,
    unit_price numeric not null,
    currency text not null,
    active boolean not null,
    constraint products_price check (unit_price > 0),
    constraint products_currency check (currency ~ '^[A-Z]{3}$')
);

-- An order is written at every step of its way: the free space lets most of that stay on its page.
create table orders (
    id uuid primary key,
    customer_id text not null,
    status text not null,
    reason text,
    reserved boolean not null,
    authorized boolean not null,
    dispatched boolean not null,
    captured boolean not null,
    capture_failed boolean not null,
    tracking_number text,
    placed_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    sequence bigint not null,
    currency text not null,
    total numeric not null,
    skus text[] not null,
    names text[] not null,
    quantities integer[] not null,
    unit_prices numeric[] not null,
    payment_method text not null,
    ship_name text not null,
    ship_street text not null,
    ship_city text not null,
    ship_postal_code text not null,
    ship_country text not null,
    placement_event uuid not null,
    placement_trace text,
    constraint orders_status check (
        status in ('PENDING', 'CONFIRMED', 'CANCELLING', 'SHIPPED', 'COMPLETED', 'CANCELLED')),
    constraint orders_reason check (case status
        when 'CANCELLED' then reason is not null and reason in (
            'OUT_OF_STOCK', 'PAYMENT_DECLINED', 'CUSTOMER_REQUEST', 'TIMED_OUT', 'SHIPPING_FAILED')
        when 'SHIPPED' then reason is null or reason = 'CAPTURE_FAILED'
        else reason is null end),
    constraint orders_confirmed check (status in ('PENDING', 'CANCELLED') or (reserved and authorized)),
    constraint orders_shipped check (status not in ('SHIPPED', 'COMPLETED') or dispatched),
    constraint orders_paid check (status <> 'COMPLETED' or captured),
    constraint orders_counts check (version >= 1 and sequence >= 1),
    constraint orders_total check (total >= 0),
    constraint orders_lines check (
        cardinality(skus) between 1 and 100
        and cardinality(names) = cardinality(skus)
        and cardinality(quantities) = cardinality(skus)
        and cardinality(unit_prices) = cardinality(skus))
) with (fillfactor = 80);

-- Deadlines and gauges look only at orders on their way, which are few, and count those that are over.
create index orders_passing on orders (status, placed_at)
    where status in ('PENDING', 'CONFIRMED', 'CANCELLING', 'SHIPPED');
create index orders_ended on orders (status) where status in ('COMPLETED', 'CANCELLED');

-- Every event of the saga as this service saw it. Rows with a version are the order's path through the states.
create table timeline (
    order_id uuid not null,
    event_id uuid not null,
    type text not null,
    source text not null,
    time timestamptz not null,
    sequence bigint not null,
    causation_id uuid,
    summary text not null,
    version integer,
    status text,
    primary key (order_id, event_id),
    constraint timeline_version check ((version is null) = (status is null))
);

-- A key is only here together with its order: a request that was refused, or died, leaves it free.
create table idempotency_keys (
    customer_id text not null,
    key text not null,
    request_hash bytea not null,
    order_id uuid not null,
    response bytea not null,
    created_at timestamptz not null,
    primary key (customer_id, key),
    constraint idempotency_keys_key check (length(key) between 1 and 255)
);

create index idempotency_keys_age on idempotency_keys (created_at);
