create table payments (
    order_id                uuid primary key,
    state                   text not null,
    sequence                bigint not null,
    currency                text,
    amount                  numeric,
    payment_method          text,
    authorized              numeric not null,
    captured                numeric not null,
    refunded                numeric not null,
    authorization_reference text,
    code                    text,
    attempt                 integer not null,
    tries                   integer not null,
    asked_at                timestamptz,
    due_at                  timestamptz,
    cause_id                uuid,
    cause_trace             text,
    next_cause_id           uuid,
    next_cause_trace        text,
    constraint state_known check (state in (
        'CLOSED', 'DISPATCHED', 'AUTHORIZING', 'AUTHORIZING_THEN_CAPTURE', 'AUTHORIZING_THEN_VOID', 'AUTHORIZED',
        'DECLINED', 'CAPTURING', 'CAPTURING_THEN_REFUND', 'CAPTURED', 'CAPTURE_FAILED', 'VOIDING', 'VOIDED',
        'REFUNDING', 'REFUNDED')),
    constraint terms_known check (
        (state in ('CLOSED', 'DISPATCHED')) = (amount is null)
        and (amount is null) = (currency is null)
        and (amount is null) = (payment_method is null)),
    constraint books_balance check (
        0 <= refunded and refunded <= captured and captured <= authorized and authorized <= coalesce(amount, 0)),
    constraint void_takes_nothing check (state not in ('VOIDING', 'VOIDED') or captured = 0),
    constraint decline_holds_nothing check (state <> 'DECLINED' or (authorized = 0 and code is not null)),
    constraint due_when_waiting check (
        (due_at is not null) = (state in (
            'AUTHORIZING', 'AUTHORIZING_THEN_CAPTURE', 'AUTHORIZING_THEN_VOID', 'CAPTURING', 'CAPTURING_THEN_REFUND',
            'VOIDING', 'REFUNDING')))
);

-- What the gateway worker claims from; as small as the work that waits.
create index payments_due on payments (due_at) where due_at is not null;
