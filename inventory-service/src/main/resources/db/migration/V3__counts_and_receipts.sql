-- When a count was made, if it was recorded later than that.
alter table movements
    add column counted_at timestamptz,
    add constraint only_a_count_has_its_time check (counted_at is null or kind = 'counted') not valid;

-- What has moved since a count. The journal is written in the order of time, so a few of its blocks are read; and this
-- index costs its writers next to nothing.
create index movements_by_time on movements using brin (at) with (pages_per_range = 32);

-- Receipts with an Idempotency-Key, and the stock that they led to. Kept as long as the journal: they are few.
create table receipt_keys (
    sku      text collate "C" not null,
    key      text not null,
    quantity integer not null,
    on_hand  integer not null,
    reserved integer not null,
    primary key (sku, key),
    constraint keys_are_of_the_form check (length(key) between 1 and 255)
);
