-- Of orders that are over, so that an order is added once and not with each status. Those on their way are found by status.
create index orders_by_sku on orders using gin (skus) with (fastupdate = off) where status in ('COMPLETED', 'CANCELLED');
