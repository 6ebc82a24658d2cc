-- What the brokers had acknowledged: a topic that is another one, or ends before this, has lost events.
alter table outbox_progress
    add column cluster_id    text,
    add column topic_id      text,
    add column topic_ends    bigint[],
    add column topic_lost_at timestamptz;

comment on column outbox_progress.topic_ends is 'The end of each partition of the topic, as last seen.';
comment on column outbox_progress.topic_lost_at is 'When it was last noticed that the topic had lost events.';
