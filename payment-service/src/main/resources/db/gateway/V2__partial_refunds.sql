-- One authorisation, one capture and one void for each order, and refunds until all is back; and the way to an order's
-- ledger. How much can go back, the account says.
drop index booked_once;
create unique index booked_once on operations (
    order_id, operation, (case operation when 'refund' then idempotency_key else '' end)) where reference is not null;
