-- What the service may do, granted again at each start, so that it holds for a role of another name, too. Of several
-- instances one does it at a time.
select pg_advisory_xact_lock(hashtext('waybill privileges'));

grant select, insert on timeline to ${application};
grant select, insert, update on orders, returns, products, erasures to ${application};
grant select, insert, update, delete on idempotency_keys to ${application};
grant select, insert, update, delete on saga_throughput to ${application};
