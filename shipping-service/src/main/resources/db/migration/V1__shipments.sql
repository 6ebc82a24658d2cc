-- One row for each order that shipping has heard of: its shipment, or the memory that there will be none.
create table shipments (
    order_id          uuid primary key,
    state             text not null,
    sequence          bigint not null,
    carrier           text,
    tracking_number   text,
    recipient         text,
    street            text,
    city              text,
    postal_code       text,
    country           text,
    due_at            timestamptz,
    attempts          integer not null,
    cause_id          uuid,
    cause_traceparent text,
    scheduled_at      timestamptz,
    dispatched_at     timestamptz,
    delivered_at      timestamptz,
    failure_code      text,

    constraint state_is_known check (
        state in ('CLOSED', 'SCHEDULED', 'DISPATCHING', 'DISPATCHED', 'DELIVERED', 'CANCELLED', 'FAILED')),
    constraint only_what_was_scheduled_moves check (
        scheduled_at is not null or state in ('CLOSED', 'CANCELLED')),
    constraint closed_was_never_scheduled check (scheduled_at is null or state <> 'CLOSED'),
    constraint booked_with_address_when_scheduled check (
        num_nonnulls(carrier, tracking_number, recipient, street, city, postal_code, country, cause_id)
            = case when scheduled_at is null then 0 else 8 end),
    constraint due_while_something_is_to_come check (
        (due_at is not null) = (state in ('SCHEDULED', 'DISPATCHING', 'DISPATCHED'))),
    constraint dispatched_once_taken check ((dispatched_at is not null) = (state in ('DISPATCHED', 'DELIVERED'))),
    constraint delivered_at_the_end check ((delivered_at is not null) = (state = 'DELIVERED')),
    constraint failed_for_a_reason check ((failure_code is not null) = (state = 'FAILED')),
    constraint counts_are_not_negative check (sequence >= 0 and attempts >= 0)
) with (
    -- The two queues below leave a dead entry behind every step; vacuum before they outweigh the live ones.
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_analyze_scale_factor = 0.05
);

create index shipments_to_dispatch on shipments (due_at) where state in ('SCHEDULED', 'DISPATCHING');
create index shipments_to_deliver on shipments (due_at) where state = 'DISPATCHED';
