-- Rows that are decoded while the publication is missing are left out, so one that was made again is not the same.
alter table outbox_progress
    add column publication oid;

comment on column outbox_progress.publication is 'The object id of the publication since the outbox was last read from the table; null if rows may have been left out of the log.';

update outbox_progress set publication = (select oid from pg_publication where pubname = 'waybill_outbox');
