package dev.waybill.shipping.persistence;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.StatementBatch;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.Shipments;
import dev.waybill.shipping.domain.Snapshot;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A statement for all, never one for each. */
@Component
final class SqlShipments implements Shipments {

    private final JdbcTemplate jdbc;
    private final StatementBatch writes;

    SqlShipments(JdbcTemplate jdbc, StatementBatch writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @Override
    public Map<OrderId, Shipment> lock(Collection<OrderId> orderIds) {
        List<OrderId> inOrder = orderIds.stream().distinct().sorted().toList();
        Map<OrderId, Shipment> shipments = LinkedHashMap.newLinkedHashMap(inOrder.size());
        inOrder.forEach(id -> shipments.put(id, Shipment.unknown(id)));
        jdbc.query(Statements.LOCK, ShipmentColumns::read, new Rows<>(inOrder).uuids(OrderId::value))
                .forEach(stored -> shipments.put(stored.orderId(), Shipment.of(stored)));
        return shipments;
    }

    @Override
    public List<Shipment> lockDispatchable(Instant now, int most) {
        return lockDue(Statements.LOCK_DISPATCHABLE, now, most);
    }

    @Override
    public List<Shipment> lockDeliverable(Instant now, int most) {
        return lockDue(Statements.LOCK_DELIVERABLE, now, most);
    }

    private List<Shipment> lockDue(String statement, Instant now, int most) {
        return jdbc.query(statement, ShipmentColumns::read, Timestamp.from(now), most).stream()
                .map(Shipment::of)
                .toList();
    }

    @Override
    public void save(Collection<Shipment> shipments) {
        insert(changed(shipments, true));
        update(changed(shipments, false));
    }

    private static List<Snapshot> changed(Collection<Shipment> shipments, boolean isNew) {
        return shipments.stream()
                .filter(shipment -> shipment.isNew() == isNew && shipment.isChanged())
                .map(Shipment::snapshot)
                .toList();
    }

    /** What does not exist cannot be locked: if somebody else was first, this fails. */
    private void insert(List<Snapshot> snapshots) {
        if (!snapshots.isEmpty()) {
            writes.add(Statements.INSERT, Arguments.toInsert(snapshots));
        }
    }

    private void update(List<Snapshot> snapshots) {
        if (!snapshots.isEmpty()) {
            writes.add(Statements.UPDATE, Arguments.toUpdate(snapshots));
        }
    }

    @Override
    public Optional<Snapshot> find(OrderId orderId) {
        return jdbc.query(Statements.FIND, ShipmentColumns::read, orderId.value()).stream()
                .findFirst();
    }
}
