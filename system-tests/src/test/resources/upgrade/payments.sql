-- dumped on 2026-11-28
set session authorization payments;
create table payments (
    order_id                uuid primary key,
    state                   text not null,
    sequence                bigint not null,
    currency                text,
    amount                  numeric,
    payment_method          text,
    authorized              numeric not null,
    captured                numeric not null,
    refunded                numeric not null,
    authorization_reference text,
    code                    text,
    attempt                 integer not null,
    tries                   integer not null,
    asked_at                timestamptz,
    due_at                  timestamptz,
    cause_id                uuid,
    cause_trace             text,
    next_cause_id           uuid,
    next_cause_trace        text,
    constraint state_known check (state in (
        'CLOSED', 'DISPATCHED', 'AUTHORIZING', 'AUTHORIZING_THEN_CAPTURE', 'AUTHORIZING_THEN_VOID', 'AUTHORIZED',
        'DECLINED', 'CAPTURING', 'CAPTURING_THEN_REFUND', 'CAPTURED', 'CAPTURE_FAILED', 'VOIDING', 'VOIDED',
        'REFUNDING', 'REFUNDED')),
    constraint terms_known check (
        (state in ('CLOSED', 'DISPATCHED')) = (amount is null)
        and (amount is null) = (currency is null)
        and (amount is null) = (payment_method is null)),
    constraint books_balance check (
        0 <= refunded and refunded <= captured and captured <= authorized and authorized <= coalesce(amount, 0)),
    constraint void_takes_nothing check (state not in ('VOIDING', 'VOIDED') or captured = 0),
    constraint decline_holds_nothing check (state <> 'DECLINED' or (authorized = 0 and code is not null)),
    constraint due_when_waiting check (
        (due_at is not null) = (state in (
            'AUTHORIZING', 'AUTHORIZING_THEN_CAPTURE', 'AUTHORIZING_THEN_VOID', 'CAPTURING', 'CAPTURING_THEN_REFUND',
            'VOIDING', 'REFUNDING')))
);

-- What the gateway worker claims from; as small as the work that waits.
create index payments_due on payments (due_at) where due_at is not null;
-- RETURNING: captured, and some of it went back or is to go back.
alter table payments
    drop constraint state_known,
    add constraint state_known check (state in (
        'CLOSED', 'DISPATCHED', 'AUTHORIZING', 'AUTHORIZING_THEN_CAPTURE', 'AUTHORIZING_THEN_VOID', 'AUTHORIZED',
        'DECLINED', 'CAPTURING', 'CAPTURING_THEN_REFUND', 'CAPTURED', 'CAPTURE_FAILED', 'VOIDING', 'VOIDED',
        'REFUNDING', 'REFUNDED', 'RETURNING'));

-- The prices of returned units, one row for each return. Changed only under the lock of the payment's row.
create table refunds (
    id                      uuid primary key,
    order_id                uuid not null,
    state                   text not null,
    currency                text not null,
    amount                  numeric not null,
    payment_method          text not null,
    authorization_reference text,
    reference               text,
    code                    text,
    attempt                 integer not null,
    tries                   integer not null,
    asked_at                timestamptz,
    due_at                  timestamptz,
    cause_id                uuid,
    cause_trace             text,
    constraint state_known check (state in ('REFUNDING', 'REFUNDED', 'FAILED', 'REJECTED')),
    constraint amount_not_negative check (amount >= 0),
    constraint due_when_waiting check ((due_at is not null) = (state = 'REFUNDING')),
    constraint booked_when_refunded check ((reference is not null) = (state = 'REFUNDED')),
    constraint reason_when_not check ((code is not null) = (state in ('FAILED', 'REJECTED')))
);

create index refunds_of_order on refunds (order_id);
create index refunds_due on refunds (due_at) where due_at is not null;
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

grant select on outbox to payments_relay;
grant select, update on outbox_progress to payments_relay;
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
1	1	payments	SQL	V1__payments.sql	-76131301	payments	2026-11-28 03:32:19.840898	125	t
2	2	refunds	SQL	V2__refunds.sql	625691406	payments	2026-11-28 03:32:20.521173	269	t
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
01a22037-440b-7042-8120-d8bc6fa44025
01a22037-507e-7794-9406-f766629bde6e
01a22037-5673-76d9-a7bf-ad195c4ad30b
01a22037-5855-72f2-a366-fb2016f441f3
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
01a2203a-be6a-72c6-a765-19848ca4da9c
01a2203a-c026-74c4-8997-82301c828b0b
01a2203a-df4c-73db-be5d-6d0db0745948
01a2203a-e02b-768b-b543-8306c08d0b98
\.
copy messaging_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) from stdin;
1	0	<< Flyway Baseline >>	BASELINE	<< Flyway Baseline >>	\N	payments	2026-11-28 03:32:22.197192	0	t
2	1	outbox	SQL	V1__outbox.sql	2092365610	payments	2026-11-28 03:32:22.673728	278	t
3	2	inbox	SQL	V2__inbox.sql	72624266	payments	2026-11-28 03:32:23.280367	117	t
\.
copy outbox (id, aggregateid, causationid, sequence, "time", aggregatetype, type, traceparent, payload) from stdin;
01a22037-12e8-760b-a457-7240dea2c2a6	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22036-f2c5-7229-aff9-3e5aa4915e65	1	2026-11-28 03:33:29.96028+00	payments	payment.authorized.v1	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","amount":"19.80","currency":"EUR","reference":"sim_01a22037-1282-71e1-ad74-646a0c8890a5"}
01a22037-133a-7259-b0b7-f6c219b4eff0	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22036-f6ae-7638-813d-f42fcae66f0e	1	2026-11-28 03:33:30.042752+00	payments	payment.authorized.v1	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","amount":"93.30","currency":"EUR","reference":"sim_01a22037-12c7-77fd-8c95-f2f89e2c33ff"}
01a22037-133a-7259-b0b7-f6c219b4eff1	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a22036-f8e4-7425-bed3-fc1b8bb055b1	1	2026-11-28 03:33:30.042884+00	payments	payment.authorized.v1	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","amount":"87.50","currency":"EUR","reference":"sim_01a22037-12c8-76f0-a4e1-d31d39f01de2"}
01a22037-133b-731f-8613-dfda4d625ef6	01a22036-fadf-75c7-87b2-da544e2896f3	01a22036-fae0-73ef-bfe4-74c8fd2eb846	1	2026-11-28 03:33:30.043016+00	payments	payment.authorized.v1	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","amount":"73.50","currency":"EUR","reference":"sim_01a22037-12c8-76f0-a4e1-d31d39f01de3"}
01a22037-133b-731f-8613-dfda4d625ef7	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22036-fcc9-705f-80a6-ee48a6fea215	1	2026-11-28 03:33:30.04309+00	payments	payment.authorized.v1	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","amount":"19.80","currency":"EUR","reference":"sim_01a22037-12c8-76f0-a4e1-d31d39f01de4"}
01a22037-133b-731f-8613-dfda4d625ef8	01a22036-fe00-714c-9ac6-e353672a1c6a	01a22036-fe01-7427-837a-37ad9c1474f3	1	2026-11-28 03:33:30.043143+00	payments	payment.authorized.v1	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	{"orderId":"01a22036-fe00-714c-9ac6-e353672a1c6a","amount":"33.80","currency":"EUR","reference":"sim_01a22037-12c8-76f0-a4e1-d31d39f01de5"}
01a22037-133b-731f-8613-dfda4d625ef9	01a22036-ff62-70fc-af16-42b3f6e959b0	01a22036-ff62-7078-9419-708695ac4fbc	1	2026-11-28 03:33:30.04319+00	payments	payment.authorized.v1	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	{"orderId":"01a22036-ff62-70fc-af16-42b3f6e959b0","amount":"73.50","currency":"EUR","reference":"sim_01a22037-12c8-76f0-a4e1-d31d39f01de6"}
01a22037-133b-731f-8613-dfda4d625efa	01a22037-0032-76df-8c2c-09d8d3183318	01a22037-0033-71f9-8c47-fc5ef1fbf903	1	2026-11-28 03:33:30.043406+00	payments	payment.declined.v1	00-b837bf1725a68f827779225f0ed7263d-d6e2a19dcdbfa263-00	{"orderId":"01a22037-0032-76df-8c2c-09d8d3183318","amount":"14.00","currency":"EUR","code":"card_declined"}
01a22037-133b-731f-8613-dfda4d625efb	01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	01a22037-05bb-7083-8e32-5e82c5abc420	1	2026-11-28 03:33:30.043467+00	payments	payment.authorized.v1	00-81c6c72c01714aa068b6a37d44f0e325-28ec7cfebde20457-00	{"orderId":"01a22037-05bb-7092-ab2e-ab8bb8d5cbb4","amount":"495.00","currency":"EUR","reference":"sim_01a22037-12c8-76f0-a4e1-d31d39f01de8"}
01a22037-155f-71e2-8cf1-dd102008ed52	01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	01a22037-1129-763e-87b8-8357d2bae71e	2	2026-11-28 03:33:30.59151+00	payments	payment.voided.v1	00-81c6c72c01714aa068b6a37d44f0e325-28ec7cfebde20457-00	{"orderId":"01a22037-05bb-7092-ab2e-ab8bb8d5cbb4","amount":"495.00","currency":"EUR","reference":"sim_01a22037-151e-75cd-8ed0-f42751c94647"}
01a22037-15de-752d-938c-d6cd847e8b51	01a22037-07d3-77c3-bda2-e760a8719a1a	01a22037-07d4-7470-a633-ce1af8667ca3	1	2026-11-28 03:33:30.718869+00	payments	payment.authorized.v1	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	{"orderId":"01a22037-07d3-77c3-bda2-e760a8719a1a","amount":"19.80","currency":"EUR","reference":"sim_01a22037-1551-72fa-abf8-30c59fc4f01a"}
01a22037-15de-752d-938c-d6cd847e8b52	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-0f26-7770-974a-355ebf495af7	1	2026-11-28 03:33:30.718985+00	payments	payment.authorized.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","amount":"19.80","currency":"EUR","reference":"sim_01a22037-1552-7300-ab30-bb653304efb9"}
01a22037-15df-73b2-9779-fbe0beb0f988	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	01a22037-0c92-70a0-b818-a11e8f9c9468	1	2026-11-28 03:33:30.719069+00	payments	payment.authorized.v1	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	{"orderId":"01a22037-0c92-73d0-b0e2-ec7f04fb7a8f","amount":"14.00","currency":"EUR","reference":"sim_01a22037-1552-7300-ab30-bb653304efba"}
01a22037-1ae6-7133-afa5-93b14a79c180	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-182c-7195-94e1-792283a0b574	2	2026-11-28 03:33:32.006514+00	payments	payment.captured.v1	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","amount":"19.80","currency":"EUR","reference":"sim_01a22037-1ab3-7434-acca-e84444f1f6fa"}
01a22037-1ae6-7133-afa5-93b14a79c181	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22037-18ed-72bb-a7f5-f52d93d801a6	2	2026-11-28 03:33:32.006649+00	payments	payment.captured.v1	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","amount":"93.30","currency":"EUR","reference":"sim_01a22037-1ab3-7434-acca-e84444f1f6fb"}
01a22037-1ae6-7133-afa5-93b14a79c182	01a22036-f8e4-7155-93ae-b64bc0a774e2	01a22037-182c-7195-94e1-792283a0b575	2	2026-11-28 03:33:32.006802+00	payments	payment.captured.v1	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	{"orderId":"01a22036-f8e4-7155-93ae-b64bc0a774e2","amount":"87.50","currency":"EUR","reference":"sim_01a22037-1ab3-7434-acca-e84444f1f6fc"}
01a22037-1aed-7695-9a88-e2b480545317	01a22036-fe00-714c-9ac6-e353672a1c6a	01a22037-182c-7195-94e1-792283a0b576	2	2026-11-28 03:33:32.013516+00	payments	payment.captured.v1	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	{"orderId":"01a22036-fe00-714c-9ac6-e353672a1c6a","amount":"33.80","currency":"EUR","reference":"sim_01a22037-1ab3-7434-acca-e84444f1f6fd"}
01a22037-1afb-7335-8d28-ed916285be25	01a22036-ff62-70fc-af16-42b3f6e959b0	01a22037-182c-7195-94e1-792283a0b577	2	2026-11-28 03:33:32.02707+00	payments	payment.captured.v1	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	{"orderId":"01a22036-ff62-70fc-af16-42b3f6e959b0","amount":"73.50","currency":"EUR","reference":"sim_01a22037-1ab3-7434-acca-e84444f1f6fe"}
01a22037-1c9c-7720-9685-f47c85a3b980	01a22036-fadf-75c7-87b2-da544e2896f3	01a22037-18ed-72bb-a7f5-f52d93d801a7	2	2026-11-28 03:33:32.444075+00	payments	payment.captured.v1	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","amount":"73.50","currency":"EUR","reference":"sim_01a22037-1c36-7359-98e2-60b31c67ae58"}
01a22037-1d57-765d-97c9-200e0f2c5af7	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-18ed-72bb-a7f5-f52d93d801a8	2	2026-11-28 03:33:32.631441+00	payments	payment.captured.v1	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","amount":"19.80","currency":"EUR","reference":"sim_01a22037-1c9d-702f-a4b0-4a4ba6edd8dc"}
01a22037-1e46-7743-a043-f975221f23e0	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	01a22037-1abc-745a-bf13-d9f9efebdf3c	2	2026-11-28 03:33:32.870756+00	payments	payment.capture-failed.v1	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	{"orderId":"01a22037-0c92-73d0-b0e2-ec7f04fb7a8f","amount":"14.00","currency":"EUR","code":"processing_error"}
01a22037-1e46-7743-a043-f975221f23e1	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-1abc-745a-bf13-d9f9efebdf3d	2	2026-11-28 03:33:32.870932+00	payments	payment.capture-failed.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","amount":"19.80","currency":"EUR","code":"processing_error"}
01a22037-1f14-7245-a922-37d4630cf626	01a22037-07d3-77c3-bda2-e760a8719a1a	01a22037-1d3e-7323-928c-33b6ece22d6b	2	2026-11-28 03:33:33.076253+00	payments	payment.voided.v1	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	{"orderId":"01a22037-07d3-77c3-bda2-e760a8719a1a","amount":"19.80","currency":"EUR","reference":"sim_01a22037-1ecd-7196-b0b6-70dfd91f6ac1"}
01a22037-3ef0-76b0-930c-2590d27cd82c	01a22037-0f1a-716c-9f82-65906ce18fd0	01a22037-1abc-745a-bf13-d9f9efebdf3d	3	2026-11-28 03:33:41.232989+00	payments	payment.captured.v1	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	{"orderId":"01a22037-0f1a-716c-9f82-65906ce18fd0","amount":"19.80","currency":"EUR","reference":"sim_01a22037-3ede-73d4-ae72-e3b6e194b4aa"}
01a22037-4636-7465-b7e6-b9044af78455	01a22036-f278-74f0-a759-6a4bc7cca53e	01a22037-440b-7042-8120-d8bc6fa44025	3	2026-11-28 03:33:43.094168+00	payments	payment.return-refunded.v1	00-ec697c9ea16f2fa137b4e1b71521b7db-d8be0b90bb9250fd-00	{"orderId":"01a22036-f278-74f0-a759-6a4bc7cca53e","returnId":"01a22037-4393-7770-909b-35d20cc316fe","amount":"9.90","currency":"EUR","reference":"sim_01a22037-456d-77d9-b155-a3e71fabcd13"}
01a22037-51c3-7430-a658-2aa765c527d4	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	01a22037-507e-7794-9406-f766629bde6e	3	2026-11-28 03:33:46.051512+00	payments	payment.return-refunded.v1	00-6852f03518421252cc2e1742f1e6ed41-ce82a82fc7e2b811-00	{"orderId":"01a22036-f6aa-74f3-88b5-bbfa4e32b06b","returnId":"01a22037-507b-764b-8060-e7e2e7fa3cb5","amount":"49.00","currency":"EUR","reference":"sim_01a22037-51b6-701e-91ba-078f7b87b90c"}
01a22037-56e9-715b-b182-9fff1c6dc7a2	01a22036-fadf-75c7-87b2-da544e2896f3	01a22037-5673-76d9-a7bf-ad195c4ad30b	3	2026-11-28 03:33:47.369162+00	payments	payment.return-refund-failed.v1	00-c1a56f16b7f7d17f25349ad8fd00d823-4fd9df849050376d-00	{"orderId":"01a22036-fadf-75c7-87b2-da544e2896f3","returnId":"01a22037-5671-720b-9d62-df055bcf2fa1","amount":"24.50","currency":"EUR","code":"processing_error"}
01a22037-5952-7139-a211-a556893f7272	01a22036-fcc7-7356-98b4-1264c3f41ae7	01a22037-5855-72f2-a366-fb2016f441f3	3	2026-11-28 03:33:47.986909+00	payments	payment.return-refund-failed.v1	00-f69cc7603c820a58f7cf200e92f22459-411b85cd00dcecf9-00	{"orderId":"01a22036-fcc7-7356-98b4-1264c3f41ae7","returnId":"01a22037-5854-731c-8fac-c62ea06a99f5","amount":"19.80","currency":"EUR","code":"processing_error"}
01a22038-55ec-723a-a107-684c9c565217	01a22037-5e19-753a-b120-2c6268ad23c5	01a22037-5e1b-76e3-abb5-549eddb6db7d	1	2026-11-28 03:34:52.653472+00	payments	payment.declined.v1	00-2801e5e1dd6bba2295fa06d4152e36bd-1851c4e74d043383-00	{"orderId":"01a22037-5e19-753a-b120-2c6268ad23c5","amount":"14.00","currency":"EUR","code":"order_closed"}
01a22038-560c-73fe-83de-387157c8e247	01a22037-5d2f-769d-9d3f-82df1b0e600d	01a22037-5d30-7138-af0f-b0fff633852f	1	2026-11-28 03:34:52.684107+00	payments	payment.declined.v1	00-625f95e4a7a92e7d5f9977f81c4324f7-e37e63c8dae61659-00	{"orderId":"01a22037-5d2f-769d-9d3f-82df1b0e600d","amount":"19.80","currency":"EUR","code":"order_closed"}
01a22039-bc2b-75a7-96bf-3041e5f4eab7	01a22039-b772-7234-9e37-6585b27db6fa	01a22039-b7c1-7710-85bf-9839de564934	1	2026-11-28 03:36:24.363939+00	payments	payment.authorized.v1	00-f76b4cb1616203f59c1d0bbc82131b7b-d99c4adfc80e8efd-00	{"orderId":"01a22039-b772-7234-9e37-6585b27db6fa","amount":"19.80","currency":"EUR","reference":"sim_01a22039-baca-75de-8cac-f3c6322e3962"}
01a22039-bea2-74e7-b615-bf08d7efc74a	01a22039-bdae-7188-84ca-8768535b3fd7	01a22039-bdaf-7638-8936-3796de6ff471	1	2026-11-28 03:36:24.994574+00	payments	payment.authorized.v1	00-50534df8e1af21559880064bdacff77b-6f0599c9b648668f-00	{"orderId":"01a22039-bdae-7188-84ca-8768535b3fd7","amount":"73.50","currency":"EUR","reference":"sim_01a22039-be7a-71a2-b8fe-c7083fbb607a"}
01a22039-c4d6-77ec-84f3-e6eb12d17615	01a22039-c366-7669-9a9b-8da8db36bf09	01a22039-c367-756a-adeb-961c3b2e5bee	1	2026-11-28 03:36:26.582621+00	payments	payment.authorized.v1	00-e9caea83f5e3f8d3f972fe24fa6c7b95-84aaf898f1422d09-00	{"orderId":"01a22039-c366-7669-9a9b-8da8db36bf09","amount":"14.00","currency":"EUR","reference":"sim_01a22039-c49e-73eb-8db9-892523945bfb"}
01a22039-cd87-76af-89e8-c424c0f0e45d	01a22039-cc9b-7510-a11a-ba280c5e6180	01a22039-cca0-7525-b197-85c53771a59e	1	2026-11-28 03:36:28.807237+00	payments	payment.authorized.v1	00-9987f454a295ffb5fa399fcb1b7ecb25-dbc8b4996ec39271-00	{"orderId":"01a22039-cc9b-7510-a11a-ba280c5e6180","amount":"33.80","currency":"EUR","reference":"sim_01a22039-cd73-7209-92d9-41621995dbda"}
01a22039-d320-75df-9157-295bc2c41279	01a22039-d0e9-7753-93cd-99900767f5fb	01a22039-d0f6-718c-b6e8-d25ff42ebf47	1	2026-11-28 03:36:30.240236+00	payments	payment.authorized.v1	00-05ed39d7a7483eb5f05d73e33e8b2c7b-cac59c73d4e46e41-00	{"orderId":"01a22039-d0e9-7753-93cd-99900767f5fb","amount":"14.00","currency":"EUR","reference":"sim_01a22039-d2e3-75e3-bfdf-b0de54a23753"}
01a22039-e90f-707b-89ae-6576c5957a20	01a22039-c366-7669-9a9b-8da8db36bf09	01a22039-e7b7-77f0-be6e-2be042f22917	2	2026-11-28 03:36:35.855734+00	payments	payment.voided.v1	00-b929674766470bd0fa06d9b545e174bb-d91cae35c4b53663-00	{"orderId":"01a22039-c366-7669-9a9b-8da8db36bf09","amount":"14.00","currency":"EUR","reference":"sim_01a22039-e8d0-75c6-9334-ec08d60928f6"}
01a2203a-5e41-7214-85da-156a98e1ceeb	01a2203a-5cd7-704b-9350-9fe1a437eb69	01a2203a-5cda-70fe-8e47-20eafebd47c5	1	2026-11-28 03:37:05.857769+00	payments	payment.authorized.v1	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	{"orderId":"01a2203a-5cd7-704b-9350-9fe1a437eb69","amount":"19.80","currency":"EUR","reference":"sim_01a2203a-5e09-77ea-9d5a-86d0e37926fe"}
01a2203a-9eaf-754f-b22b-8c7f7a80c985	01a2203a-5cd7-704b-9350-9fe1a437eb69	01a2203a-9e2a-746e-aa82-3d2492bcbc16	2	2026-11-28 03:37:22.351572+00	payments	payment.captured.v1	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	{"orderId":"01a2203a-5cd7-704b-9350-9fe1a437eb69","amount":"19.80","currency":"EUR","reference":"sim_01a2203a-9e95-77f8-a18f-26231ee723c5"}
01a2203a-a367-77dd-bb69-e24c9880fe93	01a2203a-a250-72d6-adf6-0449ff6af8e3	01a2203a-a251-7153-bb5b-9e7416799ac1	1	2026-11-28 03:37:23.559054+00	payments	payment.authorized.v1	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	{"orderId":"01a2203a-a250-72d6-adf6-0449ff6af8e3","amount":"73.50","currency":"EUR","reference":"sim_01a2203a-a331-77db-b216-0f9ada471737"}
01a2203a-a413-7173-bde4-ee755a8e9a91	01a2203a-a374-7767-b98b-dcf3110069f5	01a2203a-a37a-7045-bb80-a2eb92f736ed	1	2026-11-28 03:37:23.731914+00	payments	payment.authorized.v1	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	{"orderId":"01a2203a-a374-7767-b98b-dcf3110069f5","amount":"14.00","currency":"EUR","reference":"sim_01a2203a-a3f5-7020-9862-78bdc2e6a310"}
\.
copy outbox_progress (single_row, acknowledged_until, recover_since) from stdin;
t	2026-11-28 03:37:46.590762+00	\N
\.
copy payments (order_id, state, sequence, currency, amount, payment_method, authorized, captured, refunded, authorization_reference, code, attempt, tries, asked_at, due_at, cause_id, cause_trace, next_cause_id, next_cause_trace) from stdin;
01a22036-f278-74f0-a759-6a4bc7cca53e	RETURNING	3	EUR	19.80	pm_card_visa	19.80	19.80	9.90	sim_01a22037-1282-71e1-ad74-646a0c8890a5	\N	1	0	\N	\N	01a22037-182c-7195-94e1-792283a0b574	00-7f458a99e5545d088845eb2d30bb076b-34c80f8b0f140f97-00	\N	\N
01a22036-f6aa-74f3-88b5-bbfa4e32b06b	RETURNING	3	EUR	93.30	pm_card_mastercard	93.30	93.30	49.00	sim_01a22037-12c7-77fd-8c95-f2f89e2c33ff	\N	1	0	\N	\N	01a22037-18ed-72bb-a7f5-f52d93d801a6	00-7a4b059c27a5dfdc9e98666cc7fa972d-e7c2908e2526c625-00	\N	\N
01a22036-f8e4-7155-93ae-b64bc0a774e2	RETURNING	2	EUR	87.50	pm_card_visa	87.50	87.50	0	sim_01a22037-12c8-76f0-a4e1-d31d39f01de2	\N	1	0	\N	\N	01a22037-182c-7195-94e1-792283a0b575	00-77a82a42552cbb21cd434112064fe579-35149a5926c06139-00	\N	\N
01a22036-fadf-75c7-87b2-da544e2896f3	RETURNING	3	EUR	73.50	pm_sim_refundFails	73.50	73.50	0	sim_01a22037-12c8-76f0-a4e1-d31d39f01de3	\N	1	0	\N	\N	01a22037-18ed-72bb-a7f5-f52d93d801a7	00-f66ca02fbcb902fd3d56b1f9662b2d53-50c91a8a18a39cfd-00	\N	\N
01a22036-fcc7-7356-98b4-1264c3f41ae7	RETURNING	3	EUR	19.80	pm_sim_refundFails	19.80	19.80	0	sim_01a22037-12c8-76f0-a4e1-d31d39f01de4	\N	1	0	\N	\N	01a22037-18ed-72bb-a7f5-f52d93d801a8	00-41cd79a704b30385c3f1ace933eef6d1-0aa56fadd5179861-00	\N	\N
01a22036-fe00-714c-9ac6-e353672a1c6a	RETURNING	2	EUR	33.80	pm_card_visa	33.80	33.80	0	sim_01a22037-12c8-76f0-a4e1-d31d39f01de5	\N	1	0	\N	\N	01a22037-182c-7195-94e1-792283a0b576	00-7e8203d2ff02cc2b581e6940b4aa38d9-8c0a1561ef16d66f-00	\N	\N
01a22036-ff62-70fc-af16-42b3f6e959b0	CAPTURED	2	EUR	73.50	pm_card_visa	73.50	73.50	0	sim_01a22037-12c8-76f0-a4e1-d31d39f01de6	\N	1	0	\N	\N	01a22037-182c-7195-94e1-792283a0b577	00-4238ea07588af984a5662b637978ee7b-a50c417f58654f1b-00	\N	\N
01a22037-0032-76df-8c2c-09d8d3183318	DECLINED	1	EUR	14.00	pm_card_visa_chargeDeclined	0	0	0	\N	card_declined	1	0	\N	\N	01a22037-0033-71f9-8c47-fc5ef1fbf903	00-b837bf1725a68f827779225f0ed7263d-d6e2a19dcdbfa263-00	\N	\N
01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	VOIDED	2	EUR	495.00	pm_card_visa	495.00	0	0	sim_01a22037-12c8-76f0-a4e1-d31d39f01de8	\N	1	0	\N	\N	01a22037-1129-763e-87b8-8357d2bae71e	00-81c6c72c01714aa068b6a37d44f0e325-28ec7cfebde20457-00	\N	\N
01a22037-07d3-77c3-bda2-e760a8719a1a	VOIDED	2	EUR	19.80	pm_card_visa	19.80	0	0	sim_01a22037-1551-72fa-abf8-30c59fc4f01a	\N	1	0	\N	\N	01a22037-1d3e-7323-928c-33b6ece22d6b	00-f540c1cd86fe6f117785d0d9ee693267-e1bc29d0f6d84e37-00	\N	\N
01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	CAPTURE_FAILED	2	EUR	14.00	pm_sim_captureFails	14.00	0	0	sim_01a22037-1552-7300-ab30-bb653304efba	processing_error	1	0	\N	\N	01a22037-1abc-745a-bf13-d9f9efebdf3c	00-994a7b1df02850e548094995fd651341-50cecf98bc8d55cf-00	\N	\N
01a22037-0f1a-716c-9f82-65906ce18fd0	CAPTURED	3	EUR	19.80	pm_sim_captureFails	19.80	19.80	0	sim_01a22037-1552-7300-ab30-bb653304efb9	\N	2	0	\N	\N	01a22037-1abc-745a-bf13-d9f9efebdf3d	00-91e8a6cd78f45084d3136ba8c25c659b-f20e3b24d52a1c81-00	\N	\N
01a22037-5d2f-769d-9d3f-82df1b0e600d	DECLINED	1	EUR	19.80	pm_card_visa	0	0	0	\N	order_closed	1	0	\N	\N	01a22037-5d30-7138-af0f-b0fff633852f	00-625f95e4a7a92e7d5f9977f81c4324f7-e37e63c8dae61659-00	\N	\N
01a22037-5e19-753a-b120-2c6268ad23c5	DECLINED	1	EUR	14.00	pm_card_visa	0	0	0	\N	order_closed	1	0	\N	\N	01a22037-5e1b-76e3-abb5-549eddb6db7d	00-2801e5e1dd6bba2295fa06d4152e36bd-1851c4e74d043383-00	\N	\N
01a22039-b772-7234-9e37-6585b27db6fa	AUTHORIZED	1	EUR	19.80	pm_card_visa	19.80	0	0	sim_01a22039-baca-75de-8cac-f3c6322e3962	\N	1	0	\N	\N	01a22039-b7c1-7710-85bf-9839de564934	00-f76b4cb1616203f59c1d0bbc82131b7b-d99c4adfc80e8efd-00	\N	\N
01a22039-bdae-7188-84ca-8768535b3fd7	AUTHORIZED	1	EUR	73.50	pm_card_visa	73.50	0	0	sim_01a22039-be7a-71a2-b8fe-c7083fbb607a	\N	1	0	\N	\N	01a22039-bdaf-7638-8936-3796de6ff471	00-50534df8e1af21559880064bdacff77b-6f0599c9b648668f-00	\N	\N
01a22039-c366-7669-9a9b-8da8db36bf09	VOIDED	2	EUR	14.00	pm_card_visa	14.00	0	0	sim_01a22039-c49e-73eb-8db9-892523945bfb	\N	1	0	\N	\N	01a22039-e7b7-77f0-be6e-2be042f22917	00-b929674766470bd0fa06d9b545e174bb-d91cae35c4b53663-00	\N	\N
01a22039-cc9b-7510-a11a-ba280c5e6180	VOIDING	1	EUR	33.80	pm_card_visa	33.80	0	0	sim_01a22039-cd73-7209-92d9-41621995dbda	\N	1	4	2026-11-28 03:37:29.22798+00	2026-11-28 03:37:47.839752+00	01a2203a-b930-721a-aada-b253c3f0de47	00-a77f8c5bc18404a1cf5f96d1e4950745-173b3fd59f5edff5-00	\N	\N
01a22039-d0e9-7753-93cd-99900767f5fb	AUTHORIZED	1	EUR	14.00	pm_card_visa	14.00	0	0	sim_01a22039-d2e3-75e3-bfdf-b0de54a23753	\N	1	0	\N	\N	01a22039-d0f6-718c-b6e8-d25ff42ebf47	00-05ed39d7a7483eb5f05d73e33e8b2c7b-cac59c73d4e46e41-00	\N	\N
01a2203a-5cd7-704b-9350-9fe1a437eb69	CAPTURED	2	EUR	19.80	pm_card_visa	19.80	19.80	0	sim_01a2203a-5e09-77ea-9d5a-86d0e37926fe	\N	1	0	\N	\N	01a2203a-9e2a-746e-aa82-3d2492bcbc16	00-ff2c201e4b3cceed7c6df81a915cbc31-84315ea8690e4e0d-00	\N	\N
01a2203a-a250-72d6-adf6-0449ff6af8e3	CAPTURING	1	EUR	73.50	pm_card_visa	73.50	0	0	sim_01a2203a-a331-77db-b216-0f9ada471737	\N	1	2	2026-11-28 03:37:41.798749+00	2026-11-28 03:37:56.856086+00	01a2203a-df4c-73db-be5d-6d0db0745948	00-ceb6cdb174eacd1bfb2ca4a3764b306b-12952f4b0509fe93-00	\N	\N
01a2203a-a374-7767-b98b-dcf3110069f5	CAPTURING	1	EUR	14.00	pm_card_visa	14.00	0	0	sim_01a2203a-a3f5-7020-9862-78bdc2e6a310	\N	1	2	2026-11-28 03:37:41.798749+00	2026-11-28 03:37:56.856086+00	01a2203a-e02b-768b-b543-8306c08d0b98	00-677483d62792afd978c4f7c7e9ab0c89-34b598f302e1d9df-00	\N	\N
01a2203a-afeb-71e3-86d9-00120af06b34	AUTHORIZING	0	EUR	19.80	pm_card_visa	0	0	0	\N	\N	1	5	2026-11-28 03:37:26.826748+00	2026-11-28 03:37:56.856086+00	01a2203a-afec-70b5-b67b-927a08278169	00-b2ec5de4bd9db6729a625adbe1a7e8ab-32b9b03aab24ecdf-00	\N	\N
01a2203a-b0ff-7109-b1bf-546639eba7ea	AUTHORIZING	0	EUR	14.00	pm_card_visa	0	0	0	\N	\N	1	5	2026-11-28 03:37:27.087498+00	2026-11-28 03:37:56.856086+00	01a2203a-b100-7381-b249-dfd12f82d01b	00-de20ffc48b4856e789133b509a97dd9b-54d8181f185f8c93-00	\N	\N
01a2203a-b26c-7054-a1d6-ece19eaec6b9	AUTHORIZING_THEN_VOID	0	EUR	73.50	pm_card_visa	0	0	0	\N	\N	1	5	2026-11-28 03:37:27.497331+00	2026-11-28 03:37:56.856086+00	01a2203a-b26f-703a-8f8b-fd14a8c1bad8	00-d966c6e2bc1e978e609eb893de8e61ff-34a4e1ceb2f94a61-00	01a2203a-b36e-7701-b069-9338eb419e5f	00-7492e1b4f724a0ae11f3e5d854ef3011-376254e16b8e4d77-00
\.
copy refunds (id, order_id, state, currency, amount, payment_method, authorization_reference, reference, code, attempt, tries, asked_at, due_at, cause_id, cause_trace) from stdin;
01a22037-4393-7770-909b-35d20cc316fe	01a22036-f278-74f0-a759-6a4bc7cca53e	REFUNDED	EUR	9.90	pm_card_visa	sim_01a22037-1282-71e1-ad74-646a0c8890a5	sim_01a22037-456d-77d9-b155-a3e71fabcd13	\N	1	0	\N	\N	01a22037-440b-7042-8120-d8bc6fa44025	00-ec697c9ea16f2fa137b4e1b71521b7db-d8be0b90bb9250fd-00
01a22037-507b-764b-8060-e7e2e7fa3cb5	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	REFUNDED	EUR	49.00	pm_card_mastercard	sim_01a22037-12c7-77fd-8c95-f2f89e2c33ff	sim_01a22037-51b6-701e-91ba-078f7b87b90c	\N	1	0	\N	\N	01a22037-507e-7794-9406-f766629bde6e	00-6852f03518421252cc2e1742f1e6ed41-ce82a82fc7e2b811-00
01a22037-5671-720b-9d62-df055bcf2fa1	01a22036-fadf-75c7-87b2-da544e2896f3	FAILED	EUR	24.50	pm_sim_refundFails	sim_01a22037-12c8-76f0-a4e1-d31d39f01de3	\N	processing_error	1	0	\N	\N	01a22037-5673-76d9-a7bf-ad195c4ad30b	00-c1a56f16b7f7d17f25349ad8fd00d823-4fd9df849050376d-00
01a22037-5854-731c-8fac-c62ea06a99f5	01a22036-fcc7-7356-98b4-1264c3f41ae7	FAILED	EUR	19.80	pm_sim_refundFails	sim_01a22037-12c8-76f0-a4e1-d31d39f01de4	\N	processing_error	1	0	\N	\N	01a22037-5855-72f2-a366-fb2016f441f3	00-f69cc7603c820a58f7cf200e92f22459-411b85cd00dcecf9-00
01a2203a-be4b-7376-9f22-853286327ddc	01a22036-f8e4-7155-93ae-b64bc0a774e2	REFUNDING	EUR	24.50	pm_card_visa	sim_01a22037-12c8-76f0-a4e1-d31d39f01de2	\N	\N	1	4	2026-11-28 03:37:30.719006+00	2026-11-28 03:37:48.300244+00	01a2203a-be6a-72c6-a765-19848ca4da9c	00-520dca0c1212a554557be216830ef4cd-3e2ff7e91ab7e1f3-00
01a2203a-c022-734d-bf7d-4527d12e0860	01a22036-fe00-714c-9ac6-e353672a1c6a	REFUNDING	EUR	23.90	pm_card_visa	sim_01a22037-12c8-76f0-a4e1-d31d39f01de5	\N	\N	1	4	2026-11-28 03:37:31.012062+00	2026-11-28 03:37:48.300244+00	01a2203a-c026-74c4-8997-82301c828b0b	00-b4ecab590607a3ea7438b9e5663a6d77-47edae7a72c60aa3-00
\.
