-- What the service and the relay may do, granted again at each start, so that it holds for roles of another name, too. Their
-- partitions need no privileges. Of several instances one does it at a time.
select pg_advisory_xact_lock(hashtext('waybill privileges'));

grant select, insert on outbox, inbox, operator_actions, operator_action_results to ${application};
grant select, update (cluster_id, topic_id, topic_ends, topic_lost_at, recover_since) on outbox_progress to ${application};

grant select on outbox to ${relay};
grant select, update on outbox_progress to ${relay};
grant select, insert, update, delete on outbox_set_aside to ${relay};
