-- Most orders change for the last time soon after their placement, so that the ranges of pages suffice. It costs an update
-- next to nothing.
create index orders_by_change on orders using brin (updated_at) with (pages_per_range = 16, autosummarize = on);
