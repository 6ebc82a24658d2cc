-- What operators closed by hand, with their reason. Rows are never changed.
create table settlements (
    order_id    uuid not null,
    return_id   uuid,
    kind        text not null,
    note        text not null,
    currency    text not null,
    amount      numeric not null,
    settled_at  timestamptz not null,
    constraint settled_once unique nulls not distinct (order_id, return_id),
    constraint kind_known check (
        kind in ('REFUNDED_ELSEWHERE') and return_id is not null
        or kind in ('PAID_ELSEWHERE', 'WRITTEN_OFF') and return_id is null),
    constraint amount_not_negative check (amount >= 0)
);

create function settlements_are_final() returns trigger language plpgsql as $$
begin
    raise exception 'settlements are never changed or deleted';
end $$;

create trigger settlements_are_final before update or delete on settlements for each row
    execute function settlements_are_final();

alter table payments
    drop constraint state_known,
    add constraint state_known check (state in (
        'CLOSED', 'DISPATCHED', 'AUTHORIZING', 'AUTHORIZING_THEN_CAPTURE', 'AUTHORIZING_THEN_VOID', 'AUTHORIZED',
        'DECLINED', 'CAPTURING', 'CAPTURING_THEN_REFUND', 'CAPTURED', 'CAPTURE_FAILED', 'SETTLED_MANUALLY', 'VOIDING',
        'VOIDED', 'REFUNDING', 'REFUNDED', 'RETURNING')) not valid,
    add constraint settled_without_capture check (state <> 'SETTLED_MANUALLY' or captured = 0) not valid;

alter table refunds
    drop constraint state_known,
    add constraint state_known check (
        state in ('REFUNDING', 'REFUNDED', 'FAILED', 'REJECTED', 'SETTLED_MANUALLY')) not valid,
    drop constraint reason_when_not,
    add constraint reason_when_not check (
        (code is not null) = (state in ('FAILED', 'REJECTED', 'SETTLED_MANUALLY'))) not valid;
