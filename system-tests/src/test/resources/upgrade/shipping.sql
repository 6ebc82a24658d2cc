-- dumped on 2026-11-28
set session authorization shipping;
-- One row for each order that shipping has heard of: its shipment, or the memory that there will be none.
create table shipments (
    order_id          uuid primary key,
    state             text not null,
    sequence          bigint not null,
    carrier           text,
    tracking_number   text,
    recipient         text,
    street            text,
    city              text,
    postal_code       text,
    country           text,
    due_at            timestamptz,
    attempts          integer not null,
    cause_id          uuid,
    cause_traceparent text,
    scheduled_at      timestamptz,
    dispatched_at     timestamptz,
    delivered_at      timestamptz,
    failure_code      text,

    constraint state_is_known check (
        state in ('CLOSED', 'SCHEDULED', 'DISPATCHING', 'DISPATCHED', 'DELIVERED', 'CANCELLED', 'FAILED')),
    constraint only_what_was_scheduled_moves check (
        scheduled_at is not null or state in ('CLOSED', 'CANCELLED')),
    constraint closed_was_never_scheduled check (scheduled_at is null or state <> 'CLOSED'),
    constraint booked_with_address_when_scheduled check (
        num_nonnulls(carrier, tracking_number, recipient, street, city, postal_code, country, cause_id)
            = case when scheduled_at is null then 0 else 8 end),
    constraint due_while_something_is_to_come check (
        (due_at is not null) = (state in ('SCHEDULED', 'DISPATCHING', 'DISPATCHED'))),
    constraint dispatched_once_taken check ((dispatched_at is not null) = (state in ('DISPATCHED', 'DELIVERED'))),
    constraint delivered_at_the_end check ((delivered_at is not null) = (state = 'DELIVERED')),
    constraint failed_for_a_reason check ((failure_code is not null) = (state = 'FAILED')),
    constraint counts_are_not_negative check (sequence >= 0 and attempts >= 0)
) with (
    -- The two queues below leave a dead entry behind every step; vacuum before they outweigh the live ones.
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_analyze_scale_factor = 0.05
);

create index shipments_to_dispatch on shipments (due_at) where state in ('SCHEDULED', 'DISPATCHING');
create index shipments_to_deliver on shipments (due_at) where state = 'DISPATCHED';
-- Units on their way back. Changed only under the lock of the order's shipment.
create table returns (
    id                uuid primary key,
    order_id          uuid not null,
    skus              text[] not null,
    quantities        integer[] not null,
    expected_at       timestamptz not null,
    due_at            timestamptz,
    arrived_at        timestamptz,
    cause_id          uuid not null,
    cause_traceparent text,

    constraint every_sku_has_a_quantity check (
        cardinality(skus) between 1 and 100 and cardinality(skus) = cardinality(quantities)),
    constraint due_until_it_arrives check ((due_at is null) = (arrived_at is not null))
);

create index returns_to_arrive on returns (due_at) where due_at is not null;
create table flyway_schema_history (
    installed_rank integer not null constraint flyway_schema_history_pk primary key,
    version varchar(50),
    description varchar(200) not null,
    type varchar(20) not null,
    script varchar(1000) not null,
    checksum integer,
    installed_by varchar(100) not null,
    installed_on timestamp not null default now(),
    execution_time integer not null,
    success boolean not null
);
create index flyway_schema_history_s_idx on flyway_schema_history (success);
create table messaging_schema_history (
    installed_rank integer not null constraint messaging_schema_history_pk primary key,
    version varchar(50),
    description varchar(200) not null,
    type varchar(20) not null,
    script varchar(1000) not null,
    checksum integer,
    installed_by varchar(100) not null,
    installed_on timestamp not null default now(),
    execution_time integer not null,
    success boolean not null
);
create index messaging_schema_history_s_idx on messaging_schema_history (success);
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

grant select on outbox to shipping_relay;
grant select, update on outbox_progress to shipping_relay;
-- The ids of the events that took effect here; a partition for each day of the UUIDv7 id.
create table inbox (
    id uuid primary key
) partition by range (id);
truncate outbox_progress;
create table inbox_20261118 (like inbox including all);
alter table inbox attach partition inbox_20261118 for values from ('01a1ebf4-0400-0000-0000-000000000000') to ('01a1f11a-6000-0000-0000-000000000000');
create table inbox_20261119 (like inbox including all);
alter table inbox attach partition inbox_20261119 for values from ('01a1f11a-6000-0000-0000-000000000000') to ('01a1f640-bc00-0000-0000-000000000000');
create table inbox_20261120 (like inbox including all);
alter table inbox attach partition inbox_20261120 for values from ('01a1f640-bc00-0000-0000-000000000000') to ('01a1fb67-1800-0000-0000-000000000000');
create table inbox_20261121 (like inbox including all);
alter table inbox attach partition inbox_20261121 for values from ('01a1fb67-1800-0000-0000-000000000000') to ('01a2008d-7400-0000-0000-000000000000');
create table inbox_20261122 (like inbox including all);
alter table inbox attach partition inbox_20261122 for values from ('01a2008d-7400-0000-0000-000000000000') to ('01a205b3-d000-0000-0000-000000000000');
create table inbox_20261123 (like inbox including all);
alter table inbox attach partition inbox_20261123 for values from ('01a205b3-d000-0000-0000-000000000000') to ('01a20ada-2c00-0000-0000-000000000000');
create table inbox_20261124 (like inbox including all);
alter table inbox attach partition inbox_20261124 for values from ('01a20ada-2c00-0000-0000-000000000000') to ('01a21000-8800-0000-0000-000000000000');
create table inbox_20261125 (like inbox including all);
alter table inbox attach partition inbox_20261125 for values from ('01a21000-8800-0000-0000-000000000000') to ('01a21526-e400-0000-0000-000000000000');
create table inbox_20261126 (like inbox including all);
alter table inbox attach partition inbox_20261126 for values from ('01a21526-e400-0000-0000-000000000000') to ('01a21a4d-4000-0000-0000-000000000000');
create table inbox_20261127 (like inbox including all);
alter table inbox attach partition inbox_20261127 for values from ('01a21a4d-4000-0000-0000-000000000000') to ('01a21f73-9c00-0000-0000-000000000000');
create table inbox_20261128 (like inbox including all);
alter table inbox attach partition inbox_20261128 for values from ('01a21f73-9c00-0000-0000-000000000000') to ('01a22499-f800-0000-0000-000000000000');
create table inbox_20261129 (like inbox including all);
alter table inbox attach partition inbox_20261129 for values from ('01a22499-f800-0000-0000-000000000000') to ('01a229c0-5400-0000-0000-000000000000');
create table inbox_20261130 (like inbox including all);
alter table inbox attach partition inbox_20261130 for values from ('01a229c0-5400-0000-0000-000000000000') to ('01a22ee6-b000-0000-0000-000000000000');
create table inbox_20261201 (like inbox including all);
alter table inbox attach partition inbox_20261201 for values from ('01a22ee6-b000-0000-0000-000000000000') to ('01a2340d-0c00-0000-0000-000000000000');
create table outbox_20261127 (like outbox including all);
alter table outbox attach partition outbox_20261127 for values from ('01a21a4d-4000-0000-0000-000000000000') to ('01a21f73-9c00-0000-0000-000000000000');
create table outbox_20261128 (like outbox including all);
alter table outbox attach partition outbox_20261128 for values from ('01a21f73-9c00-0000-0000-000000000000') to ('01a22499-f800-0000-0000-000000000000');
create table outbox_20261129 (like outbox including all);
alter table outbox attach partition outbox_20261129 for values from ('01a22499-f800-0000-0000-000000000000') to ('01a229c0-5400-0000-0000-000000000000');
create table outbox_20261130 (like outbox including all);
alter table outbox attach partition outbox_20261130 for values from ('01a229c0-5400-0000-0000-000000000000') to ('01a22ee6-b000-0000-0000-000000000000');
create table outbox_20261201 (like outbox including all);
alter table outbox attach partition outbox_20261201 for values from ('01a22ee6-b000-0000-0000-000000000000') to ('01a2340d-0c00-0000-0000-000000000000');
copy flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) from stdin;
1	1	shipments	SQL	V1__shipments.sql	-142994871	shipping	2026-11-28 03:32:19.808739	272	t
2	2	returns	SQL	V2__returns.sql	557290680	shipping	2026-11-28 03:32:20.942933	65	t
\.
copy inbox (id) from stdin;
01a22037-1129-763e-87b8-8357d2bae71e
01a22037-14b1-7560-a522-1e9987645a74
01a22037-14b3-766a-a7c9-f6143ca488aa
01a22037-14b3-766a-a7c9-f6143ca488ab
01a22037-14b5-73bf-8e7a-bd1f5039ef6b
01a22037-15fb-72d6-a294-907de4ea0e8d
01a22037-1612-77ed-8421-1d5498d4d9c5
01a22037-1613-765b-8132-910744c56b17
01a22037-16aa-70c4-82da-e352caf3485a
01a22037-1860-7696-a26b-43001337c3b5
01a22037-1860-7696-a26b-43001337c3b6
01a22037-1867-70dd-a6e3-88ff994407fe
01a22037-1d3e-7323-928c-33b6ece22d6b
01a22037-440b-7042-8120-d8bc6fa44025
01a22037-507e-7794-9406-f766629bde6e
01a22037-5673-76d9-a7bf-ad195c4ad30b
01a22037-5855-72f2-a366-fb2016f441f3
01a22037-5ee2-70aa-b5b3-9a6e05d4ddb6
01a22037-9828-778f-b64d-a96b973e7de2
01a22039-bf74-7472-9dee-c9235e87a63e
01a22039-c16f-7345-a3fa-0315a928a613
01a22039-c81d-7001-afff-6242b1e6cdb8
01a22039-cebf-74c5-b303-6dc1747946f9
01a22039-d3f0-77d0-bae9-ce9654a2103d
01a22039-e51e-7283-9364-d8d2773abfa0
01a22039-e7b7-77f0-be6e-2be042f22917
01a2203a-5ecc-716d-8aa7-b9afe05be99f
01a2203a-a3b2-72a4-a8a2-36ed3ad31bf3
01a2203a-a4ea-7537-a328-845db8b29d40
01a2203a-b36e-7701-b069-9338eb419e5f
01a2203a-b84e-7754-a584-12fbdd207751
01a2203a-b930-721a-aada-b253c3f0de47
01a2203a-be6a-72c6-a765-19848ca4da9c
01a2203a-c026-74c4-8997-82301c828b0b
\.
copy messaging_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) from stdin;
1	0	<< Flyway Baseline >>	BASELINE	<< Flyway Baseline >>	\N	shipping	2026-11-28 03:32:22.802963	0	t
2	1	outbox	SQL	V1__outbox.sql	2092365610	shipping	2026-11-28 03:32:23.528925	263	t
3	2	inbox	SQL	V2__inbox.sql	72624266	shipping	2026-11-28 03:32:24.07046	195	t
\.
copy outbox (id, aggregateid, causationid, sequence, "time", aggregatetype, type, traceparent, payload) from stdin;
01a22037-1775-7012-bac3-1edab6ba7089	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-14b1-7560-a522-1e9987645a74	1	2026-11-28 03:33:31.126155+00	shipping	shipment.scheduled.v1	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEBYEV82VT364XZLAG3SU"}
01a22037-1777-7761-b4a6-80c37a37cc2f	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a22037-14b5-73bf-8e7a-bd1f5039ef6b	1	2026-11-28 03:33:31.127409+00	shipping	shipment.scheduled.v1	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC5CL8HFHKC8CLZC08V6"}
01a22037-1777-7761-b4a6-80c37a37cc30	01a22036-fe00-714c-9ac6-e353672a1c6a	01a22037-14b3-766a-a7c9-f6143ca488aa	1	2026-11-28 03:33:31.127624+00	shipping	shipment.scheduled.v1	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	{"orderId":"01a22036-fe00-714c-9ac6-e353672a1c6a","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECAV9XL01L7AHJNCG02Y"}
01a22037-1777-7761-b4a6-80c37a37cc31	01a22036-ff62-70fc-af16-42b3f6e959b0	01a22037-14b3-766a-a7c9-f6143ca488ab	1	2026-11-28 03:33:31.127797+00	shipping	shipment.scheduled.v1	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	{"orderId":"01a22036-ff62-70fc-af16-42b3f6e959b0","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECCD1QXKHT8QA8WLDJN4"}
01a22037-182c-7195-94e1-792283a0b574	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-1775-7012-bac3-1edab6ba7089	2	2026-11-28 03:33:31.308344+00	shipping	shipment.dispatched.v1	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEBYEV82VT364XZLAG3SU"}
01a22037-182c-7195-94e1-792283a0b575	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a22037-1777-7761-b4a6-80c37a37cc2f	2	2026-11-28 03:33:31.308516+00	shipping	shipment.dispatched.v1	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC5CL8HFHKC8CLZC08V6"}
01a22037-182c-7195-94e1-792283a0b576	01a22036-fe00-714c-9ac6-e353672a1c6a	01a22037-1777-7761-b4a6-80c37a37cc30	2	2026-11-28 03:33:31.308595+00	shipping	shipment.dispatched.v1	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	{"orderId":"01a22036-fe00-714c-9ac6-e353672a1c6a","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECAV9XL01L7AHJNCG02Y"}
01a22037-182c-7195-94e1-792283a0b577	01a22036-ff62-70fc-af16-42b3f6e959b0	01a22037-1777-7761-b4a6-80c37a37cc31	2	2026-11-28 03:33:31.3087+00	shipping	shipment.dispatched.v1	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	{"orderId":"01a22036-ff62-70fc-af16-42b3f6e959b0","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECCD1QXKHT8QA8WLDJN4"}
01a22037-1853-776d-8498-702db097bcf8	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22037-16aa-70c4-82da-e352caf3485a	1	2026-11-28 03:33:31.347093+00	shipping	shipment.scheduled.v1	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC2Y0B7QZFMTVQX8076Z"}
01a22037-1855-7402-81b1-8a567c2cc134	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-1613-765b-8132-910744c56b17	1	2026-11-28 03:33:31.349952+00	shipping	shipment.scheduled.v1	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC9JQCYE1W9YU1QX1L9J"}
01a22037-185c-7380-977e-bab612186983	01a22036-fadf-75c7-87b2-da544e2896f3	01a22037-1612-77ed-8421-1d5498d4d9c5	1	2026-11-28 03:33:31.356426+00	shipping	shipment.scheduled.v1	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC7HLTKGK5B2J3U9CBN7"}
01a22037-18ed-72bb-a7f5-f52d93d801a6	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22037-1853-776d-8498-702db097bcf8	2	2026-11-28 03:33:31.501776+00	shipping	shipment.dispatched.v1	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC2Y0B7QZFMTVQX8076Z"}
01a22037-18ed-72bb-a7f5-f52d93d801a7	01a22036-fadf-75c7-87b2-da544e2896f3	01a22037-185c-7380-977e-bab612186983	2	2026-11-28 03:33:31.501898+00	shipping	shipment.dispatched.v1	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC7HLTKGK5B2J3U9CBN7"}
01a22037-18ed-72bb-a7f5-f52d93d801a8	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-1855-7402-81b1-8a567c2cc134	2	2026-11-28 03:33:31.501967+00	shipping	shipment.dispatched.v1	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC9JQCYE1W9YU1QX1L9J"}
01a22037-198a-753e-ba72-96b80b3488a7	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-1860-7696-a26b-43001337c3b6	1	2026-11-28 03:33:31.658442+00	shipping	shipment.scheduled.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECTCAOYZGEGVKJVG4UKW"}
01a22037-198a-753e-ba72-96b80b3488a8	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	01a22037-1867-70dd-a6e3-88ff994407fe	1	2026-11-28 03:33:31.658597+00	shipping	shipment.scheduled.v1	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	{"orderId":"01a22037-0c92-73d0-b0e2-ec7f04fb7a8f","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECQLV7FD4IC0XGGJ4973"}
01a22037-198a-753e-ba72-96b80b3488a9	01a22037-07d3-77c3-bda2-e760a8719a1a	01a22037-1860-7696-a26b-43001337c3b5	1	2026-11-28 03:33:31.658762+00	shipping	shipment.scheduled.v1	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	{"orderId":"01a22037-07d3-77c3-bda2-e760a8719a1a","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECLHB5MB1X10QCFDZWUY"}
01a22037-1abc-745a-bf13-d9f9efebdf3b	01a22037-07d3-77c3-bda2-e760a8719a1a	01a22037-198a-753e-ba72-96b80b3488a9	2	2026-11-28 03:33:31.964111+00	shipping	shipment.failed.v1	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	{"orderId":"01a22037-07d3-77c3-bda2-e760a8719a1a","code":"undeliverable_address"}
01a22037-1abc-745a-bf13-d9f9efebdf3c	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	01a22037-198a-753e-ba72-96b80b3488a8	2	2026-11-28 03:33:31.964278+00	shipping	shipment.dispatched.v1	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	{"orderId":"01a22037-0c92-73d0-b0e2-ec7f04fb7a8f","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECQLV7FD4IC0XGGJ4973"}
01a22037-1abc-745a-bf13-d9f9efebdf3d	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-198a-753e-ba72-96b80b3488a7	2	2026-11-28 03:33:31.964353+00	shipping	shipment.dispatched.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECTCAOYZGEGVKJVG4UKW"}
01a22037-1f48-744d-b93c-fb22fe8ffcdb	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-182c-7195-94e1-792283a0b574	3	2026-11-28 03:33:33.128762+00	shipping	shipment.delivered.v1	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEBYEV82VT364XZLAG3SU"}
01a22037-1f48-744d-b93c-fb22fe8ffcdc	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a22037-182c-7195-94e1-792283a0b575	3	2026-11-28 03:33:33.128906+00	shipping	shipment.delivered.v1	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC5CL8HFHKC8CLZC08V6"}
01a22037-1f48-744d-b93c-fb22fe8ffcdd	01a22036-fe00-714c-9ac6-e353672a1c6a	01a22037-182c-7195-94e1-792283a0b576	3	2026-11-28 03:33:33.128974+00	shipping	shipment.delivered.v1	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	{"orderId":"01a22036-fe00-714c-9ac6-e353672a1c6a","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECAV9XL01L7AHJNCG02Y"}
01a22037-1f49-73be-8000-3916beb5268b	01a22036-ff62-70fc-af16-42b3f6e959b0	01a22037-182c-7195-94e1-792283a0b577	3	2026-11-28 03:33:33.129049+00	shipping	shipment.delivered.v1	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	{"orderId":"01a22036-ff62-70fc-af16-42b3f6e959b0","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECCD1QXKHT8QA8WLDJN4"}
01a22037-1f49-73be-8000-3916beb5268c	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22037-18ed-72bb-a7f5-f52d93d801a6	3	2026-11-28 03:33:33.129092+00	shipping	shipment.delivered.v1	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC2Y0B7QZFMTVQX8076Z"}
01a22037-1f49-73be-8000-3916beb5268d	01a22036-fadf-75c7-87b2-da544e2896f3	01a22037-18ed-72bb-a7f5-f52d93d801a7	3	2026-11-28 03:33:33.129131+00	shipping	shipment.delivered.v1	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC7HLTKGK5B2J3U9CBN7"}
01a22037-1f49-73be-8000-3916beb5268e	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-18ed-72bb-a7f5-f52d93d801a8	3	2026-11-28 03:33:33.129169+00	shipping	shipment.delivered.v1	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEC9JQCYE1W9YU1QX1L9J"}
01a22037-1f49-73be-8000-3916beb5268f	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	01a22037-1abc-745a-bf13-d9f9efebdf3c	3	2026-11-28 03:33:33.129206+00	shipping	shipment.delivered.v1	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	{"orderId":"01a22037-0c92-73d0-b0e2-ec7f04fb7a8f","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECQLV7FD4IC0XGGJ4973"}
01a22037-1f49-73be-8000-3916beb52690	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-1abc-745a-bf13-d9f9efebdf3d	3	2026-11-28 03:33:33.129242+00	shipping	shipment.delivered.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFECTCAOYZGEGVKJVG4UKW"}
01a22037-490e-770a-aff1-6aae5211e08a	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-440b-7042-8120-d8bc6fa44025	4	2026-11-28 03:33:43.822106+00	shipping	shipment.return-arrived.v1	00-ec697c9ea16f2fa137b4e1b71521b7db-d8be0b90bb9250fd-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","returnId":"01a22037-4393-7770-909b-35d20cc316fe","lines":[{"sku":"MUG-WHITE","quantity":1}]}
01a22037-5935-7468-9f00-5eb879c69c37	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-5855-72f2-a366-fb2016f441f3	4	2026-11-28 03:33:47.957735+00	shipping	shipment.return-arrived.v1	00-f69cc7603c820a58f7cf200e92f22459-411b85cd00dcecf9-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","returnId":"01a22037-5854-731c-8fac-c62ea06a99f5","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22039-c2fa-72d7-a443-a3f7fa68ec10	01a22039-b772-7234-9e37-6585b27db6fa	01a22039-bf74-7472-9dee-c9235e87a63e	1	2026-11-28 03:36:26.106832+00	shipping	shipment.scheduled.v1	00-f76b4cb1616203f59c1d0bbc82131b7b-d99c4adfc80e8efd-00	{"orderId":"01a22039-b772-7234-9e37-6585b27db6fa","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEX88J3GA5PXE8PEO75DM"}
01a22039-c4c3-7048-b2dd-718a8c288217	01a22039-bdae-7188-84ca-8768535b3fd7	01a22039-c16f-7345-a3fa-0315a928a613	1	2026-11-28 03:36:26.563724+00	shipping	shipment.scheduled.v1	00-50534df8e1af21559880064bdacff77b-6f0599c9b648668f-00	{"orderId":"01a22039-bdae-7188-84ca-8768535b3fd7","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEXEYYOOCLRUDANG3V5CN"}
01a22039-cacb-7002-82b5-e3289fba172f	01a22039-c366-7669-9a9b-8da8db36bf09	01a22039-c81d-7001-afff-6242b1e6cdb8	1	2026-11-28 03:36:28.107868+00	shipping	shipment.scheduled.v1	00-e9caea83f5e3f8d3f972fe24fa6c7b95-84aaf898f1422d09-00	{"orderId":"01a22039-c366-7669-9a9b-8da8db36bf09","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEXL5CK7YIQOC3N2QUSQX"}
01a22039-d04c-7783-976f-413814fb3d68	01a22039-cc9b-7510-a11a-ba280c5e6180	01a22039-cebf-74c5-b303-6dc1747946f9	1	2026-11-28 03:36:29.516556+00	shipping	shipment.scheduled.v1	00-9987f454a295ffb5fa399fcb1b7ecb25-dbc8b4996ec39271-00	{"orderId":"01a22039-cc9b-7510-a11a-ba280c5e6180","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEXV3DLUTSBZPCJ6LV3PC"}
01a22039-d49e-73d0-91d1-8b8482585eee	01a22039-d0e9-7753-93cd-99900767f5fb	01a22039-d3f0-77d0-bae9-ce9654a2103d	1	2026-11-28 03:36:30.622667+00	shipping	shipment.scheduled.v1	00-05ed39d7a7483eb5f05d73e33e8b2c7b-cac59c73d4e46e41-00	{"orderId":"01a22039-d0e9-7753-93cd-99900767f5fb","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEXZQRUW53QG3EUAYAY9N"}
01a22039-e5a4-7405-ab3f-1fadc59d4055	01a22039-c366-7669-9a9b-8da8db36bf09	01a22039-e51e-7283-9364-d8d2773abfa0	2	2026-11-28 03:36:34.980294+00	shipping	shipment.cancelled.v1	00-b929674766470bd0fa06d9b545e174bb-d91cae35c4b53663-00	{"orderId":"01a22039-c366-7669-9a9b-8da8db36bf09"}
01a2203a-630b-716f-a584-950d69ca5e6a	01a2203a-5cd7-704b-9350-9fe1a437eb69	01a2203a-5ecc-716d-8aa7-b9afe05be99f	1	2026-11-28 03:37:07.083624+00	shipping	shipment.scheduled.v1	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	{"orderId":"01a2203a-5cd7-704b-9350-9fe1a437eb69","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF26W5KOZXAMJYWYEUO2X"}
01a2203a-9e2a-746e-aa82-3d2492bcbc16	01a2203a-5cd7-704b-9350-9fe1a437eb69	01a2203a-630b-716f-a584-950d69ca5e6a	2	2026-11-28 03:37:22.21877+00	shipping	shipment.dispatched.v1	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	{"orderId":"01a2203a-5cd7-704b-9350-9fe1a437eb69","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF26W5KOZXAMJYWYEUO2X"}
01a2203a-a3ec-7733-95c0-13e46760891d	01a2203a-a250-72d6-adf6-0449ff6af8e3	01a2203a-a3b2-72a4-a8a2-36ed3ad31bf3	1	2026-11-28 03:37:23.692508+00	shipping	shipment.scheduled.v1	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	{"orderId":"01a2203a-a250-72d6-adf6-0449ff6af8e3","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF49XPJHH70V8DAE0PGPV"}
01a2203a-a51b-7346-8f9c-eca9222dbac6	01a2203a-a374-7767-b98b-dcf3110069f5	01a2203a-a4ea-7537-a328-845db8b29d40	1	2026-11-28 03:37:23.995975+00	shipping	shipment.scheduled.v1	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	{"orderId":"01a2203a-a374-7767-b98b-dcf3110069f5","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF4B62F2CD3CCRUAJK9V9"}
01a2203a-a539-74d6-a79b-b3efa4b3f4e5	01a2203a-5cd7-704b-9350-9fe1a437eb69	01a2203a-9e2a-746e-aa82-3d2492bcbc16	3	2026-11-28 03:37:24.025198+00	shipping	shipment.delivered.v1	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	{"orderId":"01a2203a-5cd7-704b-9350-9fe1a437eb69","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF26W5KOZXAMJYWYEUO2X"}
01a2203a-b89c-7326-bafc-caf2fe05a6c6	01a22039-cc9b-7510-a11a-ba280c5e6180	01a2203a-b84e-7754-a584-12fbdd207751	2	2026-11-28 03:37:28.988576+00	shipping	shipment.cancelled.v1	00-a77f8c5bc18404a1cf5f96d1e4950745-173b3fd59f5edff5-00	{"orderId":"01a22039-cc9b-7510-a11a-ba280c5e6180"}
01a2203a-c119-7671-8a28-57440666f699	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a2203a-be6a-72c6-a765-19848ca4da9c	4	2026-11-28 03:37:31.161211+00	shipping	shipment.return-arrived.v1	00-520dca0c1212a554557be216830ef4cd-3e2ff7e91ab7e1f3-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","returnId":"01a2203a-be4b-7376-9f22-853286327ddc","lines":[{"sku":"TSHIRT-BLACK-M","quantity":1}]}
01a2203a-df4c-73db-be5d-6d0db0745948	01a2203a-a250-72d6-adf6-0449ff6af8e3	01a2203a-a3ec-7733-95c0-13e46760891d	2	2026-11-28 03:37:38.892463+00	shipping	shipment.dispatched.v1	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	{"orderId":"01a2203a-a250-72d6-adf6-0449ff6af8e3","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF49XPJHH70V8DAE0PGPV"}
01a2203a-e02b-768b-b543-8306c08d0b98	01a2203a-a374-7767-b98b-dcf3110069f5	01a2203a-a51b-7346-8f9c-eca9222dbac6	2	2026-11-28 03:37:39.115961+00	shipping	shipment.dispatched.v1	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	{"orderId":"01a2203a-a374-7767-b98b-dcf3110069f5","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF4B62F2CD3CCRUAJK9V9"}
01a2203a-e5fe-772a-b29e-e0083ae56502	01a2203a-a250-72d6-adf6-0449ff6af8e3	01a2203a-df4c-73db-be5d-6d0db0745948	3	2026-11-28 03:37:40.606803+00	shipping	shipment.delivered.v1	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	{"orderId":"01a2203a-a250-72d6-adf6-0449ff6af8e3","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF49XPJHH70V8DAE0PGPV"}
01a2203a-e604-740b-bb90-3409db157c8b	01a2203a-a374-7767-b98b-dcf3110069f5	01a2203a-e02b-768b-b543-8306c08d0b98	3	2026-11-28 03:37:40.613024+00	shipping	shipment.delivered.v1	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	{"orderId":"01a2203a-a374-7767-b98b-dcf3110069f5","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFF4B62F2CD3CCRUAJK9V9"}
01a2203a-eba8-7374-aa66-ac9e1758f280	01a22039-bdae-7188-84ca-8768535b3fd7	01a22039-c4c3-7048-b2dd-718a8c288217	2	2026-11-28 03:37:42.056144+00	shipping	shipment.dispatched.v1	00-50534df8e1af21559880064bdacff77b-6f0599c9b648668f-00	{"orderId":"01a22039-bdae-7188-84ca-8768535b3fd7","carrier":"Simulated Parcel Service","trackingNumber":"SPS3HBFEXEYYOOCLRUDANG3V5CN"}
\.
copy outbox_progress (single_row, acknowledged_until, recover_since) from stdin;
t	2026-11-28 03:37:41.084839+00	\N
\.
copy returns (id, order_id, skus, quantities, expected_at, due_at, arrived_at, cause_id, cause_traceparent) from stdin;
01a22037-4393-7770-909b-35d20cc316fe	01a22036-f278-74f0-a759-6a4bc7cca53e	{MUG-WHITE}	{1}	2026-11-28 03:33:42.876446+00	\N	2026-11-28 03:33:43.784527+00	01a22037-440b-7042-8120-d8bc6fa44025	00-ec697c9ea16f2fa137b4e1b71521b7db-d8be0b90bb9250fd-00
01a22037-507b-764b-8060-e7e2e7fa3cb5	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	{TSHIRT-BLACK-M}	{2}	2026-11-28 03:33:45.776366+00	2026-11-28 09:33:45.776366+00	\N	01a22037-507e-7794-9406-f766629bde6e	00-6852f03518421252cc2e1742f1e6ed41-ce82a82fc7e2b811-00
01a22037-5671-720b-9d62-df055bcf2fa1	01a22036-fadf-75c7-87b2-da544e2896f3	{TSHIRT-BLACK-M}	{1}	2026-11-28 03:33:47.300201+00	2026-11-28 09:33:47.300201+00	\N	01a22037-5673-76d9-a7bf-ad195c4ad30b	00-c1a56f16b7f7d17f25349ad8fd00d823-4fd9df849050376d-00
01a22037-5854-731c-8fac-c62ea06a99f5	01a22036-fcc7-7356-98b4-1264c3f41ae7	{MUG-WHITE}	{2}	2026-11-28 03:33:47.872177+00	\N	2026-11-28 03:33:47.951724+00	01a22037-5855-72f2-a366-fb2016f441f3	00-f69cc7603c820a58f7cf200e92f22459-411b85cd00dcecf9-00
01a2203a-be4b-7376-9f22-853286327ddc	01a22036-f8e4-7155-93ae-b64bc0a774e2	{TSHIRT-BLACK-M}	{1}	2026-11-28 03:37:30.62478+00	\N	2026-11-28 03:37:31.090209+00	01a2203a-be6a-72c6-a765-19848ca4da9c	00-520dca0c1212a554557be216830ef4cd-3e2ff7e91ab7e1f3-00
01a2203a-c022-734d-bf7d-4527d12e0860	01a22036-fe00-714c-9ac6-e353672a1c6a	{MUG-WHITE,POSTER-A2}	{1,1}	2026-11-28 03:37:31.006693+00	2026-11-28 09:37:31.006693+00	\N	01a2203a-c026-74c4-8997-82301c828b0b	00-b4ecab590607a3ea7438b9e5663a6d77-47edae7a72c60aa3-00
\.
copy shipments (order_id, state, sequence, carrier, tracking_number, recipient, street, city, postal_code, country, due_at, attempts, cause_id, cause_traceparent, scheduled_at, dispatched_at, delivered_at, failure_code) from stdin;
01a22036-f278-74f0-a759-6a4bc7cca53e	DELIVERED	4	Simulated Parcel Service	SPS3HBFEBYEV82VT364XZLAG3SU	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-182c-7195-94e1-792283a0b574	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	2026-11-28 03:33:30.959746+00	2026-11-28 03:33:31.278472+00	2026-11-28 03:33:33.127739+00	\N
01a22036-f6aa-74f3-88b5-bbfa4e32b06b	DELIVERED	3	Simulated Parcel Service	SPS3HBFEC2Y0B7QZFMTVQX8076Z	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-18ed-72bb-a7f5-f52d93d801a6	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	2026-11-28 03:33:31.33838+00	2026-11-28 03:33:31.434197+00	2026-11-28 03:33:33.127739+00	\N
01a22036-f8e4-7155-93ae-b64bc0a774e2	DELIVERED	4	Simulated Parcel Service	SPS3HBFEC5CL8HFHKC8CLZC08V6	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-182c-7195-94e1-792283a0b575	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	2026-11-28 03:33:30.959746+00	2026-11-28 03:33:31.278472+00	2026-11-28 03:33:33.127739+00	\N
01a22036-fadf-75c7-87b2-da544e2896f3	DELIVERED	3	Simulated Parcel Service	SPS3HBFEC7HLTKGK5B2J3U9CBN7	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-18ed-72bb-a7f5-f52d93d801a7	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	2026-11-28 03:33:31.33838+00	2026-11-28 03:33:31.434197+00	2026-11-28 03:33:33.127739+00	\N
01a22036-fcc7-7356-98b4-1264c3f41ae7	DELIVERED	4	Simulated Parcel Service	SPS3HBFEC9JQCYE1W9YU1QX1L9J	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-18ed-72bb-a7f5-f52d93d801a8	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	2026-11-28 03:33:31.33838+00	2026-11-28 03:33:31.434197+00	2026-11-28 03:33:33.127739+00	\N
01a22036-fe00-714c-9ac6-e353672a1c6a	DELIVERED	3	Simulated Parcel Service	SPS3HBFECAV9XL01L7AHJNCG02Y	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-182c-7195-94e1-792283a0b576	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	2026-11-28 03:33:30.959746+00	2026-11-28 03:33:31.278472+00	2026-11-28 03:33:33.127739+00	\N
01a22036-ff62-70fc-af16-42b3f6e959b0	DELIVERED	3	Simulated Parcel Service	SPS3HBFECCD1QXKHT8QA8WLDJN4	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-182c-7195-94e1-792283a0b577	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	2026-11-28 03:33:30.959746+00	2026-11-28 03:33:31.278472+00	2026-11-28 03:33:33.127739+00	\N
01a22037-0032-76df-8c2c-09d8d3183318	CLOSED	0	\N	\N	\N	\N	\N	\N	\N	\N	0	\N	\N	\N	\N	\N	\N
01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	CLOSED	0	\N	\N	\N	\N	\N	\N	\N	\N	0	\N	\N	\N	\N	\N	\N
01a22037-07d3-77c3-bda2-e760a8719a1a	FAILED	2	Simulated Parcel Service	SPS3HBFECLHB5MB1X10QCFDZWUY	Ada Lovelace	12 St James's Square	London	00000	GB	\N	1	01a22037-198a-753e-ba72-96b80b3488a9	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	2026-11-28 03:33:31.543314+00	\N	\N	undeliverable_address
01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	DELIVERED	3	Simulated Parcel Service	SPS3HBFECQLV7FD4IC0XGGJ4973	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-1abc-745a-bf13-d9f9efebdf3c	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	2026-11-28 03:33:31.543314+00	2026-11-28 03:33:31.826156+00	2026-11-28 03:33:33.127739+00	\N
01a22037-0f1a-716c-9f82-65906ce18fd0	DELIVERED	3	Simulated Parcel Service	SPS3HBFECTCAOYZGEGVKJVG4UKW	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a22037-1abc-745a-bf13-d9f9efebdf3d	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	2026-11-28 03:33:31.543314+00	2026-11-28 03:33:31.826156+00	2026-11-28 03:33:33.127739+00	\N
01a22037-5d2f-769d-9d3f-82df1b0e600d	CLOSED	0	\N	\N	\N	\N	\N	\N	\N	\N	0	\N	\N	\N	\N	\N	\N
01a22037-5e19-753a-b120-2c6268ad23c5	CLOSED	0	\N	\N	\N	\N	\N	\N	\N	\N	0	\N	\N	\N	\N	\N	\N
01a22039-b772-7234-9e37-6585b27db6fa	DISPATCHING	1	Simulated Parcel Service	SPS3HBFEX88J3GA5PXE8PEO75DM	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	2026-11-28 03:43:17.760199+00	1	01a22039-c2fa-72d7-a443-a3f7fa68ec10	00-f76b4cb1616203f59c1d0bbc82131b7b-d99c4adfc80e8efd-00	2026-11-28 03:36:25.91875+00	\N	\N	\N
01a22039-bdae-7188-84ca-8768535b3fd7	DISPATCHED	2	Simulated Parcel Service	SPS3HBFEXEYYOOCLRUDANG3V5CN	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	2026-11-28 03:37:43.054481+00	1	01a2203a-eba8-7374-aa66-ac9e1758f280	00-50534df8e1af21559880064bdacff77b-6f0599c9b648668f-00	2026-11-28 03:36:26.504334+00	2026-11-28 03:37:42.054481+00	\N	\N
01a22039-c366-7669-9a9b-8da8db36bf09	CANCELLED	2	Simulated Parcel Service	SPS3HBFEXL5CK7YIQOC3N2QUSQX	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	0	01a22039-cacb-7002-82b5-e3289fba172f	00-e9caea83f5e3f8d3f972fe24fa6c7b95-84aaf898f1422d09-00	2026-11-28 03:36:28.001086+00	\N	\N	\N
01a22039-cc9b-7510-a11a-ba280c5e6180	CANCELLED	2	Simulated Parcel Service	SPS3HBFEXV3DLUTSBZPCJ6LV3PC	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	0	01a22039-d04c-7783-976f-413814fb3d68	00-9987f454a295ffb5fa399fcb1b7ecb25-dbc8b4996ec39271-00	2026-11-28 03:36:29.451515+00	\N	\N	\N
01a22039-d0e9-7753-93cd-99900767f5fb	SCHEDULED	1	Simulated Parcel Service	SPS3HBFEXZQRUW53QG3EUAYAY9N	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	2026-11-28 09:36:30.602916+00	0	01a22039-d49e-73d0-91d1-8b8482585eee	00-05ed39d7a7483eb5f05d73e33e8b2c7b-cac59c73d4e46e41-00	2026-11-28 03:36:30.602916+00	\N	\N	\N
01a2203a-5cd7-704b-9350-9fe1a437eb69	DELIVERED	3	Simulated Parcel Service	SPS3HBFF26W5KOZXAMJYWYEUO2X	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a2203a-9e2a-746e-aa82-3d2492bcbc16	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	2026-11-28 03:37:07.044055+00	2026-11-28 03:37:22.206542+00	2026-11-28 03:37:24.020622+00	\N
01a2203a-a250-72d6-adf6-0449ff6af8e3	DELIVERED	3	Simulated Parcel Service	SPS3HBFF49XPJHH70V8DAE0PGPV	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a2203a-df4c-73db-be5d-6d0db0745948	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	2026-11-28 03:37:23.689166+00	2026-11-28 03:37:38.888641+00	2026-11-28 03:37:40.606347+00	\N
01a2203a-a374-7767-b98b-dcf3110069f5	DELIVERED	3	Simulated Parcel Service	SPS3HBFF4B62F2CD3CCRUAJK9V9	Ada Lovelace	12 St James's Square	London	SW1Y 4JH	GB	\N	1	01a2203a-e02b-768b-b543-8306c08d0b98	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	2026-11-28 03:37:23.994051+00	2026-11-28 03:37:39.11424+00	2026-11-28 03:37:40.606347+00	\N
01a2203a-b26c-7054-a1d6-ece19eaec6b9	CLOSED	0	\N	\N	\N	\N	\N	\N	\N	\N	0	\N	\N	\N	\N	\N	\N
\.
