-- Whether the order's personal data was erased. A constant default is no part of the rows, so this is done at once.
alter table payments add column erased boolean not null default false;
