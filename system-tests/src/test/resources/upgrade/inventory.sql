-- dumped on 2026-11-28
set session authorization inventory;
-- The last line of defence: whatever the code does, nothing is sold that is not there.
create table stock (
    sku      text collate "C" primary key,
    on_hand  integer not null,
    reserved integer not null,
    constraint stock_is_kept_within_bounds check (on_hand between 0 and 1000000000),
    constraint only_what_is_on_hand_is_reserved check (reserved between 0 and on_hand)
    -- rows that change all the time need room to change in place
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- One row for each order; version counts the row's changes, sequence the order's events.
-- Two arrays side by side, because there is no array of lines.
create table reservations (
    order_id   uuid primary key,
    version    integer not null,
    state      text not null,
    sequence   bigint not null,
    skus       text[] not null,
    quantities integer[] not null,
    constraint state_is_known
        check (state in ('CLOSED', 'DISPATCHED', 'RESERVED', 'REJECTED', 'RELEASED', 'COMMITTED')),
    constraint counts_are_not_negative check (version > 0 and sequence >= 0),
    constraint every_sku_has_a_quantity check (cardinality(skus) = cardinality(quantities)),
    constraint only_what_was_placed_has_lines
        check ((state in ('CLOSED', 'DISPATCHED')) = (cardinality(skus) = 0))
) with (fillfactor = 70);

-- The journal. Per sku: received + counted = on hand + committed, and reserved - released - committed = reserved now.
-- quantity is positive; of a count it is the signed difference. Ids increase in the order of the movements of a sku,
-- because they are drawn under its row lock.
create table movements (
    id       bigint generated always as identity,
    sku      text collate "C" not null,
    kind     text not null,
    quantity integer not null,
    order_id uuid,
    at       timestamptz not null,
    primary key (sku, id),
    constraint kind_is_known check (kind in ('received', 'counted', 'reserved', 'released', 'committed')),
    constraint only_a_count_corrects_downwards check (quantity > 0 or kind = 'counted'),
    constraint units_move_for_an_order check ((order_id is null) = (kind in ('received', 'counted')))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % refused', tg_op;
end $$;

create trigger movements_are_append_only before update or delete or truncate on movements
    for each statement execute function refuse_change();
-- Units that came back. Per sku: received + counted + returned = on hand + committed.
alter table movements add column return_id uuid;

alter table movements
    drop constraint kind_is_known,
    add constraint kind_is_known check (
        kind in ('received', 'counted', 'reserved', 'released', 'committed', 'returned')),
    add constraint units_come_back_by_a_return check ((return_id is null) = (kind <> 'returned'));

-- What came back for an order is read from the journal itself; and no unit comes back twice.
create unique index units_come_back_once on movements (order_id, return_id, sku) where return_id is not null;
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

grant select on outbox to inventory_relay;
grant select, update on outbox_progress to inventory_relay;
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
1	1	stock	SQL	V1__stock.sql	-638975778	inventory	2026-11-28 03:32:17.948544	164	t
2	2	returns	SQL	V2__returns.sql	-1035048595	inventory	2026-11-28 03:32:18.531487	122	t
\.
copy inbox (id) from stdin;
01a22036-f2c5-7229-aff9-3e5aa4915e65
01a22036-f6ae-7638-813d-f42fcae66f0e
01a22036-f8e4-7425-bed3-fc1b8bb055b1
01a22036-fae0-73ef-bfe4-74c8fd2eb846
01a22036-fcc9-705f-80a6-ee48a6fea215
01a22036-fe01-7427-837a-37ad9c1474f3
01a22036-ff62-7078-9419-708695ac4fbc
01a22037-0033-71f9-8c47-fc5ef1fbf903
01a22037-05bb-7083-8e32-5e82c5abc420
01a22037-07d4-7470-a633-ce1af8667ca3
01a22037-0c92-70a0-b818-a11e8f9c9468
01a22037-0f26-7770-974a-355ebf495af7
01a22037-1129-763e-87b8-8357d2bae71e
01a22037-15fb-72d6-a294-907de4ea0e8d
01a22037-182c-7195-94e1-792283a0b574
01a22037-182c-7195-94e1-792283a0b575
01a22037-182c-7195-94e1-792283a0b576
01a22037-182c-7195-94e1-792283a0b577
01a22037-18ed-72bb-a7f5-f52d93d801a6
01a22037-18ed-72bb-a7f5-f52d93d801a7
01a22037-18ed-72bb-a7f5-f52d93d801a8
01a22037-1abc-745a-bf13-d9f9efebdf3c
01a22037-1abc-745a-bf13-d9f9efebdf3d
01a22037-1d3e-7323-928c-33b6ece22d6b
01a22037-490e-770a-aff1-6aae5211e08a
01a22037-5935-7468-9f00-5eb879c69c37
01a22037-5d30-7138-af0f-b0fff633852f
01a22037-5e1b-76e3-abb5-549eddb6db7d
01a22037-5ee2-70aa-b5b3-9a6e05d4ddb6
01a22037-9828-778f-b64d-a96b973e7de2
01a22039-b7c1-7710-85bf-9839de564934
01a22039-bdaf-7638-8936-3796de6ff471
01a22039-c367-756a-adeb-961c3b2e5bee
01a22039-cca0-7525-b197-85c53771a59e
01a22039-d0f6-718c-b6e8-d25ff42ebf47
01a22039-e7b7-77f0-be6e-2be042f22917
01a2203a-5cda-70fe-8e47-20eafebd47c5
01a2203a-9e2a-746e-aa82-3d2492bcbc16
01a2203a-a251-7153-bb5b-9e7416799ac1
01a2203a-a37a-7045-bb80-a2eb92f736ed
01a2203a-afec-70b5-b67b-927a08278169
01a2203a-b100-7381-b249-dfd12f82d01b
01a2203a-b26f-703a-8f8b-fd14a8c1bad8
01a2203a-b36e-7701-b069-9338eb419e5f
01a2203a-b930-721a-aada-b253c3f0de47
01a2203a-c119-7671-8a28-57440666f699
01a2203a-df4c-73db-be5d-6d0db0745948
01a2203a-e02b-768b-b543-8306c08d0b98
\.
copy messaging_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) from stdin;
1	0	<< Flyway Baseline >>	BASELINE	<< Flyway Baseline >>	\N	inventory	2026-11-28 03:32:21.168162	0	t
2	1	outbox	SQL	V1__outbox.sql	2092365610	inventory	2026-11-28 03:32:21.713103	178	t
3	2	inbox	SQL	V2__inbox.sql	72624266	inventory	2026-11-28 03:32:22.051602	42	t
\.
copy movements (id, sku, kind, quantity, order_id, at, return_id) from stdin;
1	MUG-WHITE	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
2	MUG-BLACK	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
3	TSHIRT-BLACK-S	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
4	TSHIRT-BLACK-M	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
5	TSHIRT-BLACK-L	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
6	POSTER-A2	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
7	POSTER-A3	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
8	NOTEBOOK-A5	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
9	PEN-BLUE	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
10	TOTE-BAG	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
11	STICKER-SET	received	1000	\N	2026-11-28 03:32:27.076688+00	\N
12	LAST-ONE	received	1	\N	2026-11-28 03:32:27.076688+00	\N
13	MUG-WHITE	reserved	2	01a22036-f278-74f0-a759-6a4bc7cca53e	2026-11-28 03:33:28.105977+00	\N
14	MUG-WHITE	reserved	2	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	2026-11-28 03:33:28.105977+00	\N
15	TSHIRT-BLACK-M	reserved	3	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	2026-11-28 03:33:28.105977+00	\N
16	POSTER-A2	reserved	1	01a22036-f8e4-7155-93ae-b64bc0a774e2	2026-11-28 03:33:28.105977+00	\N
17	TSHIRT-BLACK-M	reserved	3	01a22036-f8e4-7155-93ae-b64bc0a774e2	2026-11-28 03:33:28.105977+00	\N
18	MUG-WHITE	reserved	2	01a22036-fcc7-7356-98b4-1264c3f41ae7	2026-11-28 03:33:28.105977+00	\N
19	MUG-WHITE	reserved	2	01a22036-fe00-714c-9ac6-e353672a1c6a	2026-11-28 03:33:28.105977+00	\N
20	POSTER-A2	reserved	1	01a22036-fe00-714c-9ac6-e353672a1c6a	2026-11-28 03:33:28.105977+00	\N
21	TSHIRT-BLACK-M	reserved	3	01a22036-ff62-70fc-af16-42b3f6e959b0	2026-11-28 03:33:28.105977+00	\N
22	TSHIRT-BLACK-M	reserved	3	01a22036-fadf-75c7-87b2-da544e2896f3	2026-11-28 03:33:28.105977+00	\N
23	POSTER-A2	reserved	1	01a22037-0032-76df-8c2c-09d8d3183318	2026-11-28 03:33:28.105977+00	\N
24	MUG-WHITE	reserved	2	01a22037-07d3-77c3-bda2-e760a8719a1a	2026-11-28 03:33:28.934568+00	\N
25	POSTER-A2	reserved	1	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	2026-11-28 03:33:29.212617+00	\N
26	MUG-WHITE	reserved	2	01a22037-0f1a-716c-9f82-65906ce18fd0	2026-11-28 03:33:29.515599+00	\N
27	POSTER-A2	released	1	01a22037-0032-76df-8c2c-09d8d3183318	2026-11-28 03:33:31.239133+00	\N
28	MUG-WHITE	committed	2	01a22036-f278-74f0-a759-6a4bc7cca53e	2026-11-28 03:33:31.59623+00	\N
29	TSHIRT-BLACK-M	committed	3	01a22036-ff62-70fc-af16-42b3f6e959b0	2026-11-28 03:33:31.59623+00	\N
30	MUG-WHITE	committed	2	01a22036-fe00-714c-9ac6-e353672a1c6a	2026-11-28 03:33:31.59623+00	\N
31	POSTER-A2	committed	1	01a22036-fe00-714c-9ac6-e353672a1c6a	2026-11-28 03:33:31.59623+00	\N
32	POSTER-A2	committed	1	01a22036-f8e4-7155-93ae-b64bc0a774e2	2026-11-28 03:33:31.59623+00	\N
33	TSHIRT-BLACK-M	committed	3	01a22036-f8e4-7155-93ae-b64bc0a774e2	2026-11-28 03:33:31.59623+00	\N
34	TSHIRT-BLACK-M	committed	3	01a22036-fadf-75c7-87b2-da544e2896f3	2026-11-28 03:33:31.883328+00	\N
35	MUG-WHITE	committed	2	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	2026-11-28 03:33:31.883328+00	\N
36	TSHIRT-BLACK-M	committed	3	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	2026-11-28 03:33:31.883328+00	\N
37	MUG-WHITE	committed	2	01a22036-fcc7-7356-98b4-1264c3f41ae7	2026-11-28 03:33:31.883328+00	\N
38	POSTER-A2	committed	1	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	2026-11-28 03:33:32.383336+00	\N
39	MUG-WHITE	committed	2	01a22037-0f1a-716c-9f82-65906ce18fd0	2026-11-28 03:33:32.383336+00	\N
40	MUG-WHITE	released	2	01a22037-07d3-77c3-bda2-e760a8719a1a	2026-11-28 03:33:32.778295+00	\N
41	MUG-WHITE	returned	1	01a22036-f278-74f0-a759-6a4bc7cca53e	2026-11-28 03:33:44.109136+00	01a22037-4393-7770-909b-35d20cc316fe
42	MUG-WHITE	returned	2	01a22036-fcc7-7356-98b4-1264c3f41ae7	2026-11-28 03:33:48.095452+00	01a22037-5854-731c-8fac-c62ea06a99f5
43	MUG-WHITE	reserved	2	01a22037-5d2f-769d-9d3f-82df1b0e600d	2026-11-28 03:33:49.059356+00	\N
44	POSTER-A2	reserved	1	01a22037-5e19-753a-b120-2c6268ad23c5	2026-11-28 03:33:49.286192+00	\N
45	POSTER-A2	released	1	01a22037-5e19-753a-b120-2c6268ad23c5	2026-11-28 03:33:49.514657+00	\N
46	MUG-WHITE	released	2	01a22037-5d2f-769d-9d3f-82df1b0e600d	2026-11-28 03:34:04.175206+00	\N
47	MUG-WHITE	reserved	2	01a22039-b772-7234-9e37-6585b27db6fa	2026-11-28 03:36:23.721946+00	\N
48	TSHIRT-BLACK-M	reserved	3	01a22039-bdae-7188-84ca-8768535b3fd7	2026-11-28 03:36:25.262253+00	\N
49	POSTER-A2	reserved	1	01a22039-c366-7669-9a9b-8da8db36bf09	2026-11-28 03:36:26.391713+00	\N
50	MUG-WHITE	reserved	2	01a22039-cc9b-7510-a11a-ba280c5e6180	2026-11-28 03:36:28.784499+00	\N
51	POSTER-A2	reserved	1	01a22039-cc9b-7510-a11a-ba280c5e6180	2026-11-28 03:36:28.784499+00	\N
52	POSTER-A2	reserved	1	01a22039-d0e9-7753-93cd-99900767f5fb	2026-11-28 03:36:29.868571+00	\N
53	POSTER-A2	released	1	01a22039-c366-7669-9a9b-8da8db36bf09	2026-11-28 03:36:35.674565+00	\N
54	MUG-WHITE	reserved	2	01a2203a-5cd7-704b-9350-9fe1a437eb69	2026-11-28 03:37:05.713396+00	\N
55	MUG-WHITE	committed	2	01a2203a-5cd7-704b-9350-9fe1a437eb69	2026-11-28 03:37:22.28512+00	\N
56	TSHIRT-BLACK-M	reserved	3	01a2203a-a250-72d6-adf6-0449ff6af8e3	2026-11-28 03:37:23.427138+00	\N
57	POSTER-A2	reserved	1	01a2203a-a374-7767-b98b-dcf3110069f5	2026-11-28 03:37:23.670942+00	\N
58	MUG-WHITE	reserved	2	01a2203a-afeb-71e3-86d9-00120af06b34	2026-11-28 03:37:26.890654+00	\N
59	POSTER-A2	reserved	1	01a2203a-b0ff-7109-b1bf-546639eba7ea	2026-11-28 03:37:27.091541+00	\N
60	TSHIRT-BLACK-M	reserved	3	01a2203a-b26c-7054-a1d6-ece19eaec6b9	2026-11-28 03:37:27.507713+00	\N
61	TSHIRT-BLACK-M	released	3	01a2203a-b26c-7054-a1d6-ece19eaec6b9	2026-11-28 03:37:27.734188+00	\N
62	MUG-WHITE	released	2	01a22039-cc9b-7510-a11a-ba280c5e6180	2026-11-28 03:37:29.240839+00	\N
63	POSTER-A2	released	1	01a22039-cc9b-7510-a11a-ba280c5e6180	2026-11-28 03:37:29.240839+00	\N
64	TSHIRT-BLACK-M	returned	1	01a22036-f8e4-7155-93ae-b64bc0a774e2	2026-11-28 03:37:31.323087+00	01a2203a-be4b-7376-9f22-853286327ddc
65	TSHIRT-BLACK-M	committed	3	01a2203a-a250-72d6-adf6-0449ff6af8e3	2026-11-28 03:37:38.922463+00	\N
66	POSTER-A2	committed	1	01a2203a-a374-7767-b98b-dcf3110069f5	2026-11-28 03:37:39.195594+00	\N
\.
copy outbox (id, aggregateid, causationid, sequence, "time", aggregatetype, type, traceparent, payload) from stdin;
01a22037-0b33-73ad-9c05-93d693038e1d	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22036-f2c5-7229-aff9-3e5aa4915e65	1	2026-11-28 03:33:27.988169+00	inventory	stock.reserved.v1	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-0b35-7492-98bf-542e98254d07	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22036-f6ae-7638-813d-f42fcae66f0e	1	2026-11-28 03:33:27.989456+00	inventory	stock.reserved.v1	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","lines":[{"sku":"MUG-WHITE","quantity":2},{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-0b83-7777-b860-ad8427b3ae81	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a22036-f8e4-7425-bed3-fc1b8bb055b1	1	2026-11-28 03:33:28.067964+00	inventory	stock.reserved.v1	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","lines":[{"sku":"POSTER-A2","quantity":1},{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-0b84-7428-8d2b-8ab4899adc08	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22036-fcc9-705f-80a6-ee48a6fea215	1	2026-11-28 03:33:28.068096+00	inventory	stock.reserved.v1	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-0ba3-701b-89c3-0e85034bd7ad	01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	01a22037-05bb-7083-8e32-5e82c5abc420	1	2026-11-28 03:33:28.099225+00	inventory	stock.rejected.v1	00-81c6c72c01714aa068b6a37d44f0e325-28ec7cfebde20457-00	{"orderId":"01a22037-05bb-7092-ab2e-ab8bb8d5cbb4","shortages":[{"sku":"LAST-ONE","requested":5,"available":1}]}
01a22037-0ba3-701b-89c3-0e85034bd7ae	01a22036-fe00-714c-9ac6-e353672a1c6a	01a22036-fe01-7427-837a-37ad9c1474f3	1	2026-11-28 03:33:28.099995+00	inventory	stock.reserved.v1	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	{"orderId":"01a22036-fe00-714c-9ac6-e353672a1c6a","lines":[{"sku":"MUG-WHITE","quantity":2},{"sku":"POSTER-A2","quantity":1}]}
01a22037-0ba4-73a7-a48d-1c815b54c019	01a22036-ff62-70fc-af16-42b3f6e959b0	01a22036-ff62-7078-9419-708695ac4fbc	1	2026-11-28 03:33:28.100092+00	inventory	stock.reserved.v1	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	{"orderId":"01a22036-ff62-70fc-af16-42b3f6e959b0","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-0ba4-73a7-a48d-1c815b54c01a	01a22036-fadf-75c7-87b2-da544e2896f3	01a22036-fae0-73ef-bfe4-74c8fd2eb846	1	2026-11-28 03:33:28.100166+00	inventory	stock.reserved.v1	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-0ba4-73a7-a48d-1c815b54c01b	01a22037-0032-76df-8c2c-09d8d3183318	01a22037-0033-71f9-8c47-fc5ef1fbf903	1	2026-11-28 03:33:28.100226+00	inventory	stock.reserved.v1	00-b837bf1725a68f827779225f0ed7263d-d6e2a19dcdbfa263-00	{"orderId":"01a22037-0032-76df-8c2c-09d8d3183318","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22037-0ee6-77f3-9d2f-94eaf0edf630	01a22037-07d3-77c3-bda2-e760a8719a1a	01a22037-07d4-7470-a633-ce1af8667ca3	1	2026-11-28 03:33:28.93448+00	inventory	stock.reserved.v1	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	{"orderId":"01a22037-07d3-77c3-bda2-e760a8719a1a","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-0ffc-7548-90fb-811d4a45365e	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	01a22037-0c92-70a0-b818-a11e8f9c9468	1	2026-11-28 03:33:29.212531+00	inventory	stock.reserved.v1	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	{"orderId":"01a22037-0c92-73d0-b0e2-ec7f04fb7a8f","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22037-112b-742d-8a3f-4b5ef8cae2bf	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-0f26-7770-974a-355ebf495af7	1	2026-11-28 03:33:29.515481+00	inventory	stock.reserved.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-17e7-7298-9b2b-d8060476c296	01a22037-0032-76df-8c2c-09d8d3183318	01a22037-15fb-72d6-a294-907de4ea0e8d	2	2026-11-28 03:33:31.239047+00	inventory	stock.released.v1	00-b837bf1725a68f827779225f0ed7263d-d6e2a19dcdbfa263-00	{"orderId":"01a22037-0032-76df-8c2c-09d8d3183318","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22037-194b-7586-a83b-1e1ea0471518	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-182c-7195-94e1-792283a0b574	2	2026-11-28 03:33:31.595583+00	inventory	stock.committed.v1	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-194b-7586-a83b-1e1ea0471519	01a22036-ff62-70fc-af16-42b3f6e959b0	01a22037-182c-7195-94e1-792283a0b577	2	2026-11-28 03:33:31.595932+00	inventory	stock.committed.v1	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	{"orderId":"01a22036-ff62-70fc-af16-42b3f6e959b0","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-194c-77b2-9e00-7dd0ceda3809	01a22036-fe00-714c-9ac6-e353672a1c6a	01a22037-182c-7195-94e1-792283a0b576	2	2026-11-28 03:33:31.596127+00	inventory	stock.committed.v1	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	{"orderId":"01a22036-fe00-714c-9ac6-e353672a1c6a","lines":[{"sku":"MUG-WHITE","quantity":2},{"sku":"POSTER-A2","quantity":1}]}
01a22037-194c-77b2-9e00-7dd0ceda380a	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a22037-182c-7195-94e1-792283a0b575	2	2026-11-28 03:33:31.596196+00	inventory	stock.committed.v1	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","lines":[{"sku":"POSTER-A2","quantity":1},{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-1a6a-7495-b956-17aa3a3bcee0	01a22036-fadf-75c7-87b2-da544e2896f3	01a22037-18ed-72bb-a7f5-f52d93d801a7	2	2026-11-28 03:33:31.883022+00	inventory	stock.committed.v1	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-1a6b-7722-bf0f-24492fe3d868	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22037-18ed-72bb-a7f5-f52d93d801a6	2	2026-11-28 03:33:31.883164+00	inventory	stock.committed.v1	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","lines":[{"sku":"MUG-WHITE","quantity":2},{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22037-1a6b-7722-bf0f-24492fe3d869	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-18ed-72bb-a7f5-f52d93d801a8	2	2026-11-28 03:33:31.883238+00	inventory	stock.committed.v1	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-1c5e-76b0-a26e-4f39f7e61697	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	01a22037-1abc-745a-bf13-d9f9efebdf3c	2	2026-11-28 03:33:32.383035+00	inventory	stock.committed.v1	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	{"orderId":"01a22037-0c92-73d0-b0e2-ec7f04fb7a8f","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22037-1c5f-7513-a0d2-a0d31566c17a	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-1abc-745a-bf13-d9f9efebdf3d	2	2026-11-28 03:33:32.383275+00	inventory	stock.committed.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-1dea-74a5-95ee-a814c44fa64c	01a22037-07d3-77c3-bda2-e760a8719a1a	01a22037-1d3e-7323-928c-33b6ece22d6b	2	2026-11-28 03:33:32.778199+00	inventory	stock.released.v1	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	{"orderId":"01a22037-07d3-77c3-bda2-e760a8719a1a","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-4a2c-7540-8ec4-1e68695683ce	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-490e-770a-aff1-6aae5211e08a	3	2026-11-28 03:33:44.108985+00	inventory	stock.restocked.v1	00-ec697c9ea16f2fa137b4e1b71521b7db-d8be0b90bb9250fd-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","returnId":"01a22037-4393-7770-909b-35d20cc316fe","lines":[{"sku":"MUG-WHITE","quantity":1}]}
01a22037-59bf-71a8-8288-9d06ab13c205	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-5935-7468-9f00-5eb879c69c37	3	2026-11-28 03:33:48.095344+00	inventory	stock.restocked.v1	00-f69cc7603c820a58f7cf200e92f22459-411b85cd00dcecf9-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","returnId":"01a22037-5854-731c-8fac-c62ea06a99f5","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-5d83-7548-9955-416fd651badb	01a22037-5d2f-769d-9d3f-82df1b0e600d	01a22037-5d30-7138-af0f-b0fff633852f	1	2026-11-28 03:33:49.059267+00	inventory	stock.reserved.v1	00-625f95e4a7a92e7d5f9977f81c4324f7-e37e63c8dae61659-00	{"orderId":"01a22037-5d2f-769d-9d3f-82df1b0e600d","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22037-5e65-7108-a973-ce43fa4fd75b	01a22037-5e19-753a-b120-2c6268ad23c5	01a22037-5e1b-76e3-abb5-549eddb6db7d	1	2026-11-28 03:33:49.286105+00	inventory	stock.reserved.v1	00-2801e5e1dd6bba2295fa06d4152e36bd-1851c4e74d043383-00	{"orderId":"01a22037-5e19-753a-b120-2c6268ad23c5","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22037-5f4a-72d3-89ba-54589cf19e83	01a22037-5e19-753a-b120-2c6268ad23c5	01a22037-5ee2-70aa-b5b3-9a6e05d4ddb6	2	2026-11-28 03:33:49.514526+00	inventory	stock.released.v1	00-9ba13d512aa703cf9a1e884fbbaed0e5-06a34e2e02974ef5-00	{"orderId":"01a22037-5e19-753a-b120-2c6268ad23c5","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22037-988e-7398-bb8a-1cd3af468e84	01a22037-5d2f-769d-9d3f-82df1b0e600d	01a22037-9828-778f-b64d-a96b973e7de2	2	2026-11-28 03:34:04.175108+00	inventory	stock.released.v1	00-625f95e4a7a92e7d5f9977f81c4324f7-e37e63c8dae61659-00	{"orderId":"01a22037-5d2f-769d-9d3f-82df1b0e600d","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22039-b9a9-7327-97ba-be7098b44950	01a22039-b772-7234-9e37-6585b27db6fa	01a22039-b7c1-7710-85bf-9839de564934	1	2026-11-28 03:36:23.721781+00	inventory	stock.reserved.v1	00-f76b4cb1616203f59c1d0bbc82131b7b-d99c4adfc80e8efd-00	{"orderId":"01a22039-b772-7234-9e37-6585b27db6fa","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a22039-bfae-73e8-b71f-174dbdbf68d3	01a22039-bdae-7188-84ca-8768535b3fd7	01a22039-bdaf-7638-8936-3796de6ff471	1	2026-11-28 03:36:25.262144+00	inventory	stock.reserved.v1	00-50534df8e1af21559880064bdacff77b-6f0599c9b648668f-00	{"orderId":"01a22039-bdae-7188-84ca-8768535b3fd7","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a22039-c417-7795-b454-635bae3448e5	01a22039-c366-7669-9a9b-8da8db36bf09	01a22039-c367-756a-adeb-961c3b2e5bee	1	2026-11-28 03:36:26.391568+00	inventory	stock.reserved.v1	00-e9caea83f5e3f8d3f972fe24fa6c7b95-84aaf898f1422d09-00	{"orderId":"01a22039-c366-7669-9a9b-8da8db36bf09","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22039-cd70-74e6-857e-75ca8d029790	01a22039-cc9b-7510-a11a-ba280c5e6180	01a22039-cca0-7525-b197-85c53771a59e	1	2026-11-28 03:36:28.784405+00	inventory	stock.reserved.v1	00-9987f454a295ffb5fa399fcb1b7ecb25-dbc8b4996ec39271-00	{"orderId":"01a22039-cc9b-7510-a11a-ba280c5e6180","lines":[{"sku":"MUG-WHITE","quantity":2},{"sku":"POSTER-A2","quantity":1}]}
01a22039-d1a9-72fc-a0c5-f342eced4fbc	01a22039-d0e9-7753-93cd-99900767f5fb	01a22039-d0f6-718c-b6e8-d25ff42ebf47	1	2026-11-28 03:36:29.868413+00	inventory	stock.reserved.v1	00-05ed39d7a7483eb5f05d73e33e8b2c7b-cac59c73d4e46e41-00	{"orderId":"01a22039-d0e9-7753-93cd-99900767f5fb","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a22039-e85a-70ef-8893-d91b2eda4330	01a22039-c366-7669-9a9b-8da8db36bf09	01a22039-e7b7-77f0-be6e-2be042f22917	2	2026-11-28 03:36:35.67442+00	inventory	stock.released.v1	00-b929674766470bd0fa06d9b545e174bb-d91cae35c4b53663-00	{"orderId":"01a22039-c366-7669-9a9b-8da8db36bf09","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a2203a-5db1-7081-a089-2af7a80b6ebd	01a2203a-5cd7-704b-9350-9fe1a437eb69	01a2203a-5cda-70fe-8e47-20eafebd47c5	1	2026-11-28 03:37:05.713208+00	inventory	stock.reserved.v1	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	{"orderId":"01a2203a-5cd7-704b-9350-9fe1a437eb69","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a2203a-9e6c-77fd-abd4-c775bcc09f33	01a2203a-5cd7-704b-9350-9fe1a437eb69	01a2203a-9e2a-746e-aa82-3d2492bcbc16	2	2026-11-28 03:37:22.285002+00	inventory	stock.committed.v1	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	{"orderId":"01a2203a-5cd7-704b-9350-9fe1a437eb69","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a2203a-a2e3-7645-87b6-807876bb89d5	01a2203a-a250-72d6-adf6-0449ff6af8e3	01a2203a-a251-7153-bb5b-9e7416799ac1	1	2026-11-28 03:37:23.427053+00	inventory	stock.reserved.v1	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	{"orderId":"01a2203a-a250-72d6-adf6-0449ff6af8e3","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a2203a-a3d6-7518-b4a5-f1457a2a4936	01a2203a-a374-7767-b98b-dcf3110069f5	01a2203a-a37a-7045-bb80-a2eb92f736ed	1	2026-11-28 03:37:23.670856+00	inventory	stock.reserved.v1	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	{"orderId":"01a2203a-a374-7767-b98b-dcf3110069f5","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a2203a-b06a-732b-96f4-0ac15cca886c	01a2203a-afeb-71e3-86d9-00120af06b34	01a2203a-afec-70b5-b67b-927a08278169	1	2026-11-28 03:37:26.890563+00	inventory	stock.reserved.v1	00-b2ec5de4bd9db6729a625adbe1a7e8ab-32b9b03aab24ecdf-00	{"orderId":"01a2203a-afeb-71e3-86d9-00120af06b34","lines":[{"sku":"MUG-WHITE","quantity":2}]}
01a2203a-b133-728a-8a51-1e47c303825f	01a2203a-b0ff-7109-b1bf-546639eba7ea	01a2203a-b100-7381-b249-dfd12f82d01b	1	2026-11-28 03:37:27.091459+00	inventory	stock.reserved.v1	00-de20ffc48b4856e789133b509a97dd9b-54d8181f185f8c93-00	{"orderId":"01a2203a-b0ff-7109-b1bf-546639eba7ea","lines":[{"sku":"POSTER-A2","quantity":1}]}
01a2203a-b2d3-749e-a2b8-e5c405103b2a	01a2203a-b26c-7054-a1d6-ece19eaec6b9	01a2203a-b26f-703a-8f8b-fd14a8c1bad8	1	2026-11-28 03:37:27.507636+00	inventory	stock.reserved.v1	00-d966c6e2bc1e978e609eb893de8e61ff-34a4e1ceb2f94a61-00	{"orderId":"01a2203a-b26c-7054-a1d6-ece19eaec6b9","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a2203a-b3b6-75c8-a8bc-0fbdf5347ac8	01a2203a-b26c-7054-a1d6-ece19eaec6b9	01a2203a-b36e-7701-b069-9338eb419e5f	2	2026-11-28 03:37:27.734104+00	inventory	stock.released.v1	00-7492e1b4f724a0ae11f3e5d854ef3011-376254e16b8e4d77-00	{"orderId":"01a2203a-b26c-7054-a1d6-ece19eaec6b9","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a2203a-b998-772c-961f-dca14ff88cff	01a22039-cc9b-7510-a11a-ba280c5e6180	01a2203a-b930-721a-aada-b253c3f0de47	2	2026-11-28 03:37:29.240691+00	inventory	stock.released.v1	00-a77f8c5bc18404a1cf5f96d1e4950745-173b3fd59f5edff5-00	{"orderId":"01a22039-cc9b-7510-a11a-ba280c5e6180","lines":[{"sku":"MUG-WHITE","quantity":2},{"sku":"POSTER-A2","quantity":1}]}
01a2203a-c1ba-74fc-9413-bc6740198329	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a2203a-c119-7671-8a28-57440666f699	3	2026-11-28 03:37:31.323011+00	inventory	stock.restocked.v1	00-520dca0c1212a554557be216830ef4cd-3e2ff7e91ab7e1f3-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","returnId":"01a2203a-be4b-7376-9f22-853286327ddc","lines":[{"sku":"TSHIRT-BLACK-M","quantity":1}]}
01a2203a-df6a-739b-9f84-412422b4d40e	01a2203a-a250-72d6-adf6-0449ff6af8e3	01a2203a-df4c-73db-be5d-6d0db0745948	2	2026-11-28 03:37:38.922364+00	inventory	stock.committed.v1	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	{"orderId":"01a2203a-a250-72d6-adf6-0449ff6af8e3","lines":[{"sku":"TSHIRT-BLACK-M","quantity":3}]}
01a2203a-e07b-712d-b051-a92acb35c3ca	01a2203a-a374-7767-b98b-dcf3110069f5	01a2203a-e02b-768b-b543-8306c08d0b98	2	2026-11-28 03:37:39.195471+00	inventory	stock.committed.v1	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	{"orderId":"01a2203a-a374-7767-b98b-dcf3110069f5","lines":[{"sku":"POSTER-A2","quantity":1}]}
\.
copy outbox_progress (single_row, acknowledged_until, recover_since) from stdin;
t	2026-11-28 03:37:48.597956+00	\N
\.
copy reservations (order_id, version, state, sequence, skus, quantities) from stdin;
01a22036-f278-74f0-a759-6a4bc7cca53e	3	COMMITTED	3	{MUG-WHITE}	{2}
01a22036-f6aa-74f3-88b5-bbfa4e32b06b	2	COMMITTED	2	{MUG-WHITE,TSHIRT-BLACK-M}	{2,3}
01a22036-f8e4-7155-93ae-b64bc0a774e2	3	COMMITTED	3	{POSTER-A2,TSHIRT-BLACK-M}	{1,3}
01a22036-fadf-75c7-87b2-da544e2896f3	2	COMMITTED	2	{TSHIRT-BLACK-M}	{3}
01a22036-fcc7-7356-98b4-1264c3f41ae7	3	COMMITTED	3	{MUG-WHITE}	{2}
01a22036-fe00-714c-9ac6-e353672a1c6a	2	COMMITTED	2	{MUG-WHITE,POSTER-A2}	{2,1}
01a22036-ff62-70fc-af16-42b3f6e959b0	2	COMMITTED	2	{TSHIRT-BLACK-M}	{3}
01a22037-0032-76df-8c2c-09d8d3183318	2	RELEASED	2	{POSTER-A2}	{1}
01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	1	REJECTED	1	{LAST-ONE}	{5}
01a22037-07d3-77c3-bda2-e760a8719a1a	2	RELEASED	2	{MUG-WHITE}	{2}
01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	2	COMMITTED	2	{POSTER-A2}	{1}
01a22037-0f1a-716c-9f82-65906ce18fd0	2	COMMITTED	2	{MUG-WHITE}	{2}
01a22037-5d2f-769d-9d3f-82df1b0e600d	2	RELEASED	2	{MUG-WHITE}	{2}
01a22037-5e19-753a-b120-2c6268ad23c5	2	RELEASED	2	{POSTER-A2}	{1}
01a22039-b772-7234-9e37-6585b27db6fa	1	RESERVED	1	{MUG-WHITE}	{2}
01a22039-bdae-7188-84ca-8768535b3fd7	1	RESERVED	1	{TSHIRT-BLACK-M}	{3}
01a22039-c366-7669-9a9b-8da8db36bf09	2	RELEASED	2	{POSTER-A2}	{1}
01a22039-cc9b-7510-a11a-ba280c5e6180	2	RELEASED	2	{MUG-WHITE,POSTER-A2}	{2,1}
01a22039-d0e9-7753-93cd-99900767f5fb	1	RESERVED	1	{POSTER-A2}	{1}
01a2203a-5cd7-704b-9350-9fe1a437eb69	2	COMMITTED	2	{MUG-WHITE}	{2}
01a2203a-a250-72d6-adf6-0449ff6af8e3	2	COMMITTED	2	{TSHIRT-BLACK-M}	{3}
01a2203a-a374-7767-b98b-dcf3110069f5	2	COMMITTED	2	{POSTER-A2}	{1}
01a2203a-afeb-71e3-86d9-00120af06b34	1	RESERVED	1	{MUG-WHITE}	{2}
01a2203a-b0ff-7109-b1bf-546639eba7ea	1	RESERVED	1	{POSTER-A2}	{1}
01a2203a-b26c-7054-a1d6-ece19eaec6b9	2	RELEASED	2	{TSHIRT-BLACK-M}	{3}
\.
copy stock (sku, on_hand, reserved) from stdin;
LAST-ONE	1	0
MUG-BLACK	1000	0
MUG-WHITE	991	4
NOTEBOOK-A5	1000	0
PEN-BLUE	1000	0
POSTER-A2	996	2
POSTER-A3	1000	0
STICKER-SET	1000	0
TOTE-BAG	1000	0
TSHIRT-BLACK-L	1000	0
TSHIRT-BLACK-M	986	3
TSHIRT-BLACK-S	1000	0
\.
select setval('public.movements_id_seq', 66);
