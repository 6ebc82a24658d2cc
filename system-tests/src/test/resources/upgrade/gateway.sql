-- dumped on 2026-11-28
set session authorization gateway;
-- The simulated gateway's own books; no part of payment-service's database.
create table accounts (
    order_id           uuid primary key,
    currency           text not null,
    authorized         numeric check (authorized >= 0),
    captured           numeric check (captured >= 0),
    refunded           numeric check (refunded >= 0),
    voided             boolean not null,
    captures_to_refuse integer not null,
    constraint captured_from_authorized check (captured is null or (authorized is not null and captured <= authorized)),
    constraint refunded_from_captured check (refunded is null or (captured is not null and refunded <= captured)),
    constraint void_or_capture check (not voided or (authorized is not null and captured is null))
);

-- Every request ever decided, by its idempotency key; what was accepted is the ledger.
create table operations (
    idempotency_key text collate "C" primary key,
    order_id        uuid not null,
    operation       text not null check (operation in ('authorization', 'capture', 'void', 'refund')),
    currency        text not null,
    amount          numeric not null check (amount >= 0),
    reference       text,
    code            text,
    time            timestamptz not null,
    constraint accepted_or_refused check ((reference is null) <> (code is null))
);

-- One authorisation, one capture, one void and one refund for each order; and the way to an order's ledger.
create unique index booked_once on operations (order_id, operation) where reference is not null;
-- One authorisation, one capture and one void for each order, and refunds until all is back; and the way to an order's
-- ledger. How much can go back, the account says.
drop index booked_once;
create unique index booked_once on operations (
    order_id, operation, (case operation when 'refund' then idempotency_key else '' end)) where reference is not null;
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
copy accounts (order_id, currency, authorized, captured, refunded, voided, captures_to_refuse) from stdin;
01a22036-f278-74f0-a759-6a4bc7cca53e	EUR	19.80	19.80	9.90	f	0
01a22036-f6aa-74f3-88b5-bbfa4e32b06b	EUR	93.30	93.30	49.00	f	0
01a22036-f8e4-7155-93ae-b64bc0a774e2	EUR	87.50	87.50	\N	f	0
01a22036-fadf-75c7-87b2-da544e2896f3	EUR	73.50	73.50	\N	f	0
01a22036-fcc7-7356-98b4-1264c3f41ae7	EUR	19.80	19.80	\N	f	0
01a22036-fe00-714c-9ac6-e353672a1c6a	EUR	33.80	33.80	\N	f	0
01a22036-ff62-70fc-af16-42b3f6e959b0	EUR	73.50	73.50	\N	f	0
01a22037-0032-76df-8c2c-09d8d3183318	EUR	\N	\N	\N	f	0
01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	EUR	495.00	\N	\N	t	0
01a22037-07d3-77c3-bda2-e760a8719a1a	EUR	19.80	\N	\N	t	0
01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	EUR	14.00	\N	\N	f	0
01a22037-0f1a-716c-9f82-65906ce18fd0	EUR	19.80	19.80	\N	f	0
01a22039-b772-7234-9e37-6585b27db6fa	EUR	19.80	\N	\N	f	0
01a22039-bdae-7188-84ca-8768535b3fd7	EUR	73.50	\N	\N	f	0
01a22039-c366-7669-9a9b-8da8db36bf09	EUR	14.00	\N	\N	t	0
01a22039-cc9b-7510-a11a-ba280c5e6180	EUR	33.80	\N	\N	f	0
01a22039-d0e9-7753-93cd-99900767f5fb	EUR	14.00	\N	\N	f	0
01a2203a-5cd7-704b-9350-9fe1a437eb69	EUR	19.80	19.80	\N	f	0
01a2203a-a250-72d6-adf6-0449ff6af8e3	EUR	73.50	\N	\N	f	0
01a2203a-a374-7767-b98b-dcf3110069f5	EUR	14.00	\N	\N	f	0
\.
copy flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success) from stdin;
1	1	books	SQL	V1__books.sql	1791808519	gateway	2026-11-28 03:32:13.048042	254	t
2	2	partial refunds	SQL	V2__partial_refunds.sql	-1955365561	gateway	2026-11-28 03:32:13.882751	126	t
\.
copy operations (idempotency_key, order_id, operation, currency, amount, reference, code, "time") from stdin;
01a22036-f278-74f0-a759-6a4bc7cca53e:authorization:1	01a22036-f278-74f0-a759-6a4bc7cca53e	authorization	EUR	19.80	sim_01a22037-1282-71e1-ad74-646a0c8890a5	\N	2026-11-28 03:33:29.78589+00
01a22036-f278-74f0-a759-6a4bc7cca53e:capture:1	01a22036-f278-74f0-a759-6a4bc7cca53e	capture	EUR	19.80	sim_01a22037-1ab3-7434-acca-e84444f1f6fa	\N	2026-11-28 03:33:31.95347+00
01a22036-f278-74f0-a759-6a4bc7cca53e:refund:01a22037-4393-7770-909b-35d20cc316fe:1	01a22036-f278-74f0-a759-6a4bc7cca53e	refund	EUR	9.90	sim_01a22037-456d-77d9-b155-a3e71fabcd13	\N	2026-11-28 03:33:42.881956+00
01a22036-f6aa-74f3-88b5-bbfa4e32b06b:authorization:1	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	authorization	EUR	93.30	sim_01a22037-12c7-77fd-8c95-f2f89e2c33ff	\N	2026-11-28 03:33:29.884175+00
01a22036-f6aa-74f3-88b5-bbfa4e32b06b:capture:1	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	capture	EUR	93.30	sim_01a22037-1ab3-7434-acca-e84444f1f6fb	\N	2026-11-28 03:33:31.95347+00
01a22036-f6aa-74f3-88b5-bbfa4e32b06b:refund:01a22037-507b-764b-8060-e7e2e7fa3cb5:1	01a22036-f6aa-74f3-88b5-bbfa4e32b06b	refund	EUR	49.00	sim_01a22037-51b6-701e-91ba-078f7b87b90c	\N	2026-11-28 03:33:46.037249+00
01a22036-f8e4-7155-93ae-b64bc0a774e2:authorization:1	01a22036-f8e4-7155-93ae-b64bc0a774e2	authorization	EUR	87.50	sim_01a22037-12c8-76f0-a4e1-d31d39f01de2	\N	2026-11-28 03:33:29.884175+00
01a22036-f8e4-7155-93ae-b64bc0a774e2:capture:1	01a22036-f8e4-7155-93ae-b64bc0a774e2	capture	EUR	87.50	sim_01a22037-1ab3-7434-acca-e84444f1f6fc	\N	2026-11-28 03:33:31.95347+00
01a22036-fadf-75c7-87b2-da544e2896f3:authorization:1	01a22036-fadf-75c7-87b2-da544e2896f3	authorization	EUR	73.50	sim_01a22037-12c8-76f0-a4e1-d31d39f01de3	\N	2026-11-28 03:33:29.884175+00
01a22036-fadf-75c7-87b2-da544e2896f3:capture:1	01a22036-fadf-75c7-87b2-da544e2896f3	capture	EUR	73.50	sim_01a22037-1c36-7359-98e2-60b31c67ae58	\N	2026-11-28 03:33:32.315755+00
01a22036-fadf-75c7-87b2-da544e2896f3:refund:01a22037-5671-720b-9d62-df055bcf2fa1:1	01a22036-fadf-75c7-87b2-da544e2896f3	refund	EUR	24.50	\N	processing_error	2026-11-28 03:33:47.348499+00
01a22036-fcc7-7356-98b4-1264c3f41ae7:authorization:1	01a22036-fcc7-7356-98b4-1264c3f41ae7	authorization	EUR	19.80	sim_01a22037-12c8-76f0-a4e1-d31d39f01de4	\N	2026-11-28 03:33:29.884175+00
01a22036-fcc7-7356-98b4-1264c3f41ae7:capture:1	01a22036-fcc7-7356-98b4-1264c3f41ae7	capture	EUR	19.80	sim_01a22037-1c9d-702f-a4b0-4a4ba6edd8dc	\N	2026-11-28 03:33:32.43381+00
01a22036-fcc7-7356-98b4-1264c3f41ae7:refund:01a22037-5854-731c-8fac-c62ea06a99f5:1	01a22036-fcc7-7356-98b4-1264c3f41ae7	refund	EUR	19.80	\N	processing_error	2026-11-28 03:33:47.932569+00
01a22036-fe00-714c-9ac6-e353672a1c6a:authorization:1	01a22036-fe00-714c-9ac6-e353672a1c6a	authorization	EUR	33.80	sim_01a22037-12c8-76f0-a4e1-d31d39f01de5	\N	2026-11-28 03:33:29.884175+00
01a22036-fe00-714c-9ac6-e353672a1c6a:capture:1	01a22036-fe00-714c-9ac6-e353672a1c6a	capture	EUR	33.80	sim_01a22037-1ab3-7434-acca-e84444f1f6fd	\N	2026-11-28 03:33:31.95347+00
01a22036-ff62-70fc-af16-42b3f6e959b0:authorization:1	01a22036-ff62-70fc-af16-42b3f6e959b0	authorization	EUR	73.50	sim_01a22037-12c8-76f0-a4e1-d31d39f01de6	\N	2026-11-28 03:33:29.884175+00
01a22036-ff62-70fc-af16-42b3f6e959b0:capture:1	01a22036-ff62-70fc-af16-42b3f6e959b0	capture	EUR	73.50	sim_01a22037-1ab3-7434-acca-e84444f1f6fe	\N	2026-11-28 03:33:31.95347+00
01a22037-0032-76df-8c2c-09d8d3183318:authorization:1	01a22037-0032-76df-8c2c-09d8d3183318	authorization	EUR	14.00	\N	card_declined	2026-11-28 03:33:29.884175+00
01a22037-05bb-7092-ab2e-ab8bb8d5cbb4:authorization:1	01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	authorization	EUR	495.00	sim_01a22037-12c8-76f0-a4e1-d31d39f01de8	\N	2026-11-28 03:33:29.884175+00
01a22037-05bb-7092-ab2e-ab8bb8d5cbb4:void:1	01a22037-05bb-7092-ab2e-ab8bb8d5cbb4	void	EUR	495.00	sim_01a22037-151e-75cd-8ed0-f42751c94647	\N	2026-11-28 03:33:30.410342+00
01a22037-07d3-77c3-bda2-e760a8719a1a:authorization:1	01a22037-07d3-77c3-bda2-e760a8719a1a	authorization	EUR	19.80	sim_01a22037-1551-72fa-abf8-30c59fc4f01a	\N	2026-11-28 03:33:30.559971+00
01a22037-07d3-77c3-bda2-e760a8719a1a:void:1	01a22037-07d3-77c3-bda2-e760a8719a1a	void	EUR	19.80	sim_01a22037-1ecd-7196-b0b6-70dfd91f6ac1	\N	2026-11-28 03:33:33.001427+00
01a22037-0c92-73d0-b0e2-ec7f04fb7a8f:authorization:1	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	authorization	EUR	14.00	sim_01a22037-1552-7300-ab30-bb653304efba	\N	2026-11-28 03:33:30.559971+00
01a22037-0c92-73d0-b0e2-ec7f04fb7a8f:capture:1	01a22037-0c92-73d0-b0e2-ec7f04fb7a8f	capture	EUR	14.00	\N	processing_error	2026-11-28 03:33:32.708417+00
01a22037-0f1a-716c-9f82-65906ce18fd0:authorization:1	01a22037-0f1a-716c-9f82-65906ce18fd0	authorization	EUR	19.80	sim_01a22037-1552-7300-ab30-bb653304efb9	\N	2026-11-28 03:33:30.559971+00
01a22037-0f1a-716c-9f82-65906ce18fd0:capture:1	01a22037-0f1a-716c-9f82-65906ce18fd0	capture	EUR	19.80	\N	processing_error	2026-11-28 03:33:32.708417+00
01a22037-0f1a-716c-9f82-65906ce18fd0:capture:2	01a22037-0f1a-716c-9f82-65906ce18fd0	capture	EUR	19.80	sim_01a22037-3ede-73d4-ae72-e3b6e194b4aa	\N	2026-11-28 03:33:41.199345+00
01a22039-b772-7234-9e37-6585b27db6fa:authorization:1	01a22039-b772-7234-9e37-6585b27db6fa	authorization	EUR	19.80	sim_01a22039-baca-75de-8cac-f3c6322e3962	\N	2026-11-28 03:36:23.835324+00
01a22039-bdae-7188-84ca-8768535b3fd7:authorization:1	01a22039-bdae-7188-84ca-8768535b3fd7	authorization	EUR	73.50	sim_01a22039-be7a-71a2-b8fe-c7083fbb607a	\N	2026-11-28 03:36:24.944512+00
01a22039-c366-7669-9a9b-8da8db36bf09:authorization:1	01a22039-c366-7669-9a9b-8da8db36bf09	authorization	EUR	14.00	sim_01a22039-c49e-73eb-8db9-892523945bfb	\N	2026-11-28 03:36:26.473246+00
01a22039-c366-7669-9a9b-8da8db36bf09:void:1	01a22039-c366-7669-9a9b-8da8db36bf09	void	EUR	14.00	sim_01a22039-e8d0-75c6-9334-ec08d60928f6	\N	2026-11-28 03:36:35.782075+00
01a22039-cc9b-7510-a11a-ba280c5e6180:authorization:1	01a22039-cc9b-7510-a11a-ba280c5e6180	authorization	EUR	33.80	sim_01a22039-cd73-7209-92d9-41621995dbda	\N	2026-11-28 03:36:28.782604+00
01a22039-d0e9-7753-93cd-99900767f5fb:authorization:1	01a22039-d0e9-7753-93cd-99900767f5fb	authorization	EUR	14.00	sim_01a22039-d2e3-75e3-bfdf-b0de54a23753	\N	2026-11-28 03:36:30.165627+00
01a2203a-5cd7-704b-9350-9fe1a437eb69:authorization:1	01a2203a-5cd7-704b-9350-9fe1a437eb69	authorization	EUR	19.80	sim_01a2203a-5e09-77ea-9d5a-86d0e37926fe	\N	2026-11-28 03:37:05.799598+00
01a2203a-5cd7-704b-9350-9fe1a437eb69:capture:1	01a2203a-5cd7-704b-9350-9fe1a437eb69	capture	EUR	19.80	sim_01a2203a-9e95-77f8-a18f-26231ee723c5	\N	2026-11-28 03:37:22.310483+00
01a2203a-a250-72d6-adf6-0449ff6af8e3:authorization:1	01a2203a-a250-72d6-adf6-0449ff6af8e3	authorization	EUR	73.50	sim_01a2203a-a331-77db-b216-0f9ada471737	\N	2026-11-28 03:37:23.500042+00
01a2203a-a374-7767-b98b-dcf3110069f5:authorization:1	01a2203a-a374-7767-b98b-dcf3110069f5	authorization	EUR	14.00	sim_01a2203a-a3f5-7020-9862-78bdc2e6a310	\N	2026-11-28 03:37:23.685993+00
\.
