package dev.waybill.shipping.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.persistence.StatementBatch;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentRepository;
import dev.waybill.shipping.domain.ShipmentSnapshot;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Loads and saves a batch with a constant number of statements. */
@Component
final class JdbcShipmentRepository implements ShipmentRepository {

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;

    JdbcShipmentRepository(JdbcTemplate jdbc, StatementBatch writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public Map<OrderId, Shipment> lock(Collection<OrderId> orderIds) {
        List<OrderId> sorted = orderIds.stream().distinct().sorted().toList();
        Map<OrderId, Shipment> shipments = LinkedHashMap.newLinkedHashMap(sorted.size());
        sorted.forEach(id -> shipments.put(id, Shipment.unknown(id)));
        jdbc.query(ShipmentSql.LOCK, ShipmentRowMapper::read, new ShipmentColumnArrays<>(sorted).uuids(OrderId::value))
                .forEach(stored -> shipments.put(stored.orderId(), Shipment.of(stored)));
        return shipments;
    }

    @Override
    public List<Shipment> lockDispatchable(Instant now, int limit) {
        return lockDue(ShipmentSql.LOCK_DISPATCHABLE, now, limit);
    }

    @Override
    public List<Shipment> lockDeliverable(Instant now, int limit) {
        return lockDue(ShipmentSql.LOCK_DELIVERABLE, now, limit);
    }

    private List<Shipment> lockDue(String statement, Instant now, int limit) {
        return jdbc.query(statement, ShipmentRowMapper::read, Timestamp.from(now), limit).stream()
                .map(Shipment::of)
                .toList();
    }

    @Override
    public void save(Collection<Shipment> shipments) {
        insert(changed(shipments, true));
        update(changed(shipments, false));
    }

    private static List<ShipmentSnapshot> changed(Collection<Shipment> shipments, boolean isNew) {
        return shipments.stream()
                .filter(shipment -> shipment.isNew() == isNew && shipment.isChanged())
                .map(Shipment::snapshot)
                .toList();
    }

    /** A missing row cannot be locked: if another transaction inserted it first, this fails. */
    private void insert(List<ShipmentSnapshot> snapshots) {
        if (!snapshots.isEmpty()) {
            writes.add(ShipmentSql.INSERT, ShipmentStatementArguments.toInsert(snapshots));
        }
    }

    private void update(List<ShipmentSnapshot> snapshots) {
        if (!snapshots.isEmpty()) {
            writes.add(ShipmentSql.UPDATE, ShipmentStatementArguments.toUpdate(snapshots));
        }
    }

    @Override
    public Optional<ShipmentSnapshot> find(OrderId orderId) {
        return jdbc.query(ShipmentSql.FIND, ShipmentRowMapper::read, orderId.value()).stream()
                .findFirst();
    }
}
