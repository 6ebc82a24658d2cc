-- Each index in a migration of its own, so that writes of an older version that still runs wait for one at a time.
-- Only orders that failed have a reason.
create index orders_by_reason on orders (reason, id) where reason is not null;
