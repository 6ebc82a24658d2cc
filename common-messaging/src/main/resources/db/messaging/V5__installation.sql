-- Which installation this database belongs to. The topic waybill.installation has the same id as long as no other
-- installation uses its topics.
alter table outbox_progress
    add column installation_id uuid not null default gen_random_uuid();

comment on column outbox_progress.installation_id is 'Give a copy of this database another id before its services start: gen_random_uuid().';
