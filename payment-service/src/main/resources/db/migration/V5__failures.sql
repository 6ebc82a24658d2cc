-- What waits for an operator; as small as that.
create index payments_failed on payments (order_id) where state = 'CAPTURE_FAILED';
create index refunds_failed on refunds (id) where state in ('FAILED', 'REJECTED');
