-- How many orders were placed and moved on in the last seconds, by two-second interval and instance. All instances decide
-- from it whether orders are admitted. It holds about a minute and is worth nothing after a crash, so it is not logged.
create unlogged table saga_throughput (
    interval_number bigint not null,
    instance uuid not null,
    offered integer not null,
    refused integer not null,
    placed integer not null,
    stock_departed integer not null,
    stock_timed integer not null,
    stock_waited_ms bigint not null,
    shipment_departed integer not null,
    shipment_timed integer not null,
    shipment_waited_ms bigint not null,
    primary key (interval_number, instance)
);
