-- An order's id begins with the millisecond of its placement, so orders in the order of their ids are orders in the order
-- of their times, and a range of times is a range of ids. These indexes find the newest of a customer, of a status, or of
-- both without touching an order that is not shown; deadlines and gauges find the oldest of a status the same way.
drop index orders_passing;
drop index orders_ended;

create index orders_by_status on orders (status, id);
create index orders_by_customer on orders (customer_id, status, id);
