-- The optional parts of an address.
alter table orders
    add column ship_street2 text,
    add column ship_region text,
    add column ship_company text,
    add column ship_phone text;
