-- The shop's own number of an order, unique for each customer, and what it wants to have kept: keys and values in turn.
alter table orders
    add column reference text,
    add column metadata text[],
    add constraint orders_metadata check (cardinality(metadata) between 2 and 40 and cardinality(metadata) % 2 = 0);

create unique index orders_by_reference on orders (reference, customer_id) where reference is not null;
