-- Orders whose events wait, because one of them is stamped further ahead than its readers accept. Written before the relay
-- goes past that event in the log; the events are published from the outbox once they are due.
create table outbox_set_aside (
    aggregateid uuid        primary key,
    sequence    bigint      not null,
    due_at      timestamptz not null
);

comment on column outbox_set_aside.sequence is 'That of the event that is stamped too far ahead; the later ones of the order wait behind it.';
comment on column outbox_set_aside.due_at is 'When readers will accept the event.';

grant select, insert, delete on outbox_set_aside to ${relay};
