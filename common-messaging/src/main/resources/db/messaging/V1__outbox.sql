-- The journal of what this service has told: written with the state it tells of, read from the write-ahead log.
-- Nothing is ever updated or deleted; whole days are dropped. Fixed-length columns first, they pack better.
create table outbox (
    id            uuid        not null,
    aggregateid   uuid        not null,
    causationid   uuid,
    sequence      bigint      not null,
    time          timestamptz not null,
    aggregatetype text        not null,
    type          text        not null,
    traceparent   text,
    payload       text        not null,
    primary key (id)
) partition by range (id);

comment on table outbox is 'Events in the columns of Debezium''s outbox event router; a partition for each day of the UUIDv7 id.';
comment on column outbox.aggregatetype is 'The topic.';
comment on column outbox.aggregateid is 'The order, which is the key of the record.';
comment on column outbox.type is 'The wire name.';

-- Until when everything is known to be acknowledged by the brokers. One row.
create table outbox_progress (
    single_row         boolean     primary key default true check (single_row),
    acknowledged_until timestamptz not null,
    recover_since      timestamptz
);

comment on column outbox_progress.recover_since is 'Set while the journal since then must be sent again, because the slot was lost.';

insert into outbox_progress (acknowledged_until) values (now());

create publication waybill_outbox for table outbox with (publish = 'insert', publish_via_partition_root = true);

grant select on outbox to ${relay};
grant select, update on outbox_progress to ${relay};
