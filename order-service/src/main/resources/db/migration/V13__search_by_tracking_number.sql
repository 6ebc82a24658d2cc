-- As by sku.
create index orders_by_tracking_number on orders (tracking_number)
    where status in ('COMPLETED', 'CANCELLED') and tracking_number is not null;
