-- A product may cost nothing.
alter table products
    drop constraint products_price,
    add constraint products_price check (unit_price >= 0);
