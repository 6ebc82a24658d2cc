-- The simulated gateway's own books; no part of payment-service's database.
create table accounts (
    order_id           uuid primary key,
    currency           text not null,
    authorized         numeric check (authorized >= 0),
    captured           numeric check (captured >= 0),
    refunded           numeric check (refunded >= 0),
    voided             boolean not null,
    captures_to_refuse integer not null,
    constraint captured_from_authorized check (captured is null or (authorized is not null and captured <= authorized)),
    constraint refunded_from_captured check (refunded is null or (captured is not null and refunded <= captured)),
    constraint void_or_capture check (not voided or (authorized is not null and captured is null))
);

-- Every request ever decided, by its idempotency key; what was accepted is the ledger.
create table operations (
    idempotency_key text collate "C" primary key,
    order_id        uuid not null,
    operation       text not null check (operation in ('authorization', 'capture', 'void', 'refund')),
    currency        text not null,
    amount          numeric not null check (amount >= 0),
    reference       text,
    code            text,
    time            timestamptz not null,
    constraint accepted_or_refused check ((reference is null) <> (code is null))
);

-- One authorisation, one capture, one void and one refund for each order; and the way to an order's ledger.
create unique index booked_once on operations (order_id, operation) where reference is not null;
