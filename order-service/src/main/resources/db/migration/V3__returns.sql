-- Units of completed orders on their way back. Changed only under the lock of the order's row.
create table returns (
    id uuid primary key,
    order_id uuid not null,
    skus text[] not null,
    quantities integer[] not null,
    currency text not null,
    refund numeric not null,
    idempotency_key text,
    requested_at timestamptz not null,
    status text not null,
    refund_failure text,
    refunded_at timestamptz,
    restocked_at timestamptz,
    constraint returns_lines check (
        cardinality(skus) between 1 and 100 and cardinality(quantities) = cardinality(skus)),
    constraint returns_refund check (refund >= 0),
    constraint returns_key check (length(idempotency_key) between 1 and 255),
    constraint returns_status check (case status
        when 'REQUESTED' then num_nonnulls(refund_failure, refunded_at, restocked_at) = 0
        when 'REFUNDED' then refunded_at is not null and num_nonnulls(refund_failure, restocked_at) = 0
        when 'REFUND_FAILED' then refund_failure is not null and num_nonnulls(refunded_at, restocked_at) = 0
        when 'RESTOCKED' then restocked_at is not null and num_nonnulls(refund_failure, refunded_at) = 0
        when 'RESTOCKED_UNPAID' then num_nonnulls(refund_failure, restocked_at) = 2 and refunded_at is null
        when 'COMPLETED' then num_nonnulls(refunded_at, restocked_at) = 2 and refund_failure is null
        else false end)
);

create index returns_by_order on returns (order_id, id);
create unique index returns_by_key on returns (order_id, idempotency_key) where idempotency_key is not null;
