-- RETURNING: captured, and some of it went back or is to go back.
alter table payments
    drop constraint state_known,
    add constraint state_known check (state in (
        'CLOSED', 'DISPATCHED', 'AUTHORIZING', 'AUTHORIZING_THEN_CAPTURE', 'AUTHORIZING_THEN_VOID', 'AUTHORIZED',
        'DECLINED', 'CAPTURING', 'CAPTURING_THEN_REFUND', 'CAPTURED', 'CAPTURE_FAILED', 'VOIDING', 'VOIDED',
        'REFUNDING', 'REFUNDED', 'RETURNING'));

-- The prices of returned units, one row for each return. Changed only under the lock of the payment's row.
create table refunds (
    id                      uuid primary key,
    order_id                uuid not null,
    state                   text not null,
    currency                text not null,
    amount                  numeric not null,
    payment_method          text not null,
    authorization_reference text,
    reference               text,
    code                    text,
    attempt                 integer not null,
    tries                   integer not null,
    asked_at                timestamptz,
    due_at                  timestamptz,
    cause_id                uuid,
    cause_trace             text,
    constraint state_known check (state in ('REFUNDING', 'REFUNDED', 'FAILED', 'REJECTED')),
    constraint amount_not_negative check (amount >= 0),
    constraint due_when_waiting check ((due_at is not null) = (state = 'REFUNDING')),
    constraint booked_when_refunded check ((reference is not null) = (state = 'REFUNDED')),
    constraint reason_when_not check ((code is not null) = (state in ('FAILED', 'REJECTED')))
);

create index refunds_of_order on refunds (order_id);
create index refunds_due on refunds (due_at) where due_at is not null;
