-- In a migration of its own, so that an older version that still runs can write while the rows are read.
alter table payments validate constraint state_known, validate constraint settled_without_capture;
alter table refunds validate constraint state_known, validate constraint reason_when_not;
