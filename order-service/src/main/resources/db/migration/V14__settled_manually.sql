-- An operator may close the payment of a shipped order by hand: it completes the order, and nothing was captured.
alter table orders
    add column settled_manually boolean not null default false,
    drop constraint orders_paid,
    add constraint orders_paid check (status <> 'COMPLETED' or captured or settled_manually) not valid;
