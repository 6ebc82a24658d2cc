-- The optional parts of an address.
alter table shipments
    add column street2 text,
    add column region text,
    add column company text,
    add column phone text,
    add constraint parts_only_of_an_address check (
        scheduled_at is not null or num_nonnulls(street2, region, company, phone) = 0);
