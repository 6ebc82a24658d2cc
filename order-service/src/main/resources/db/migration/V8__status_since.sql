-- Since when an order has its status; null in rows that have not changed it since this column exists.
alter table orders add column status_since timestamptz;
