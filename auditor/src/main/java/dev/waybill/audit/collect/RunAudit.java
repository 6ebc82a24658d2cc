package dev.waybill.audit.collect;

import static dev.waybill.audit.Invariant.I1;
import static dev.waybill.audit.Invariant.I10;
import static dev.waybill.audit.Invariant.I11;
import static dev.waybill.audit.Invariant.I12;
import static dev.waybill.audit.Invariant.I13;
import static dev.waybill.audit.Invariant.I14;
import static dev.waybill.audit.Invariant.I16;
import static dev.waybill.audit.Invariant.I17;
import static dev.waybill.audit.Invariant.I18;
import static dev.waybill.audit.Invariant.I2;
import static dev.waybill.audit.Invariant.I3;
import static dev.waybill.audit.Invariant.I4;
import static dev.waybill.audit.Invariant.I5;
import static dev.waybill.audit.Invariant.I6;
import static dev.waybill.audit.Invariant.I7;
import static dev.waybill.audit.Invariant.I8;
import static dev.waybill.audit.Invariant.I9;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.AuditSnapshot;
import dev.waybill.audit.Auditor;
import dev.waybill.audit.ClientView;
import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.ConsumerState;
import dev.waybill.audit.EventLog;
import dev.waybill.audit.EventLog.TopicRecord;
import dev.waybill.audit.Invariant;
import dev.waybill.audit.InventoryRecords;
import dev.waybill.audit.InventoryRecords.Movement;
import dev.waybill.audit.PaymentRecords;
import dev.waybill.audit.ReturnRecords;
import dev.waybill.audit.ShipmentRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;

/**
 * Audits the orders of one run, in a system that may hold many more. First all orders are checked as clients see them.
 * Then their data and events are checked in all databases and topics, one partition number at a time: an order has the
 * same partition number in all topics, so memory holds the events of one partition number only. Not thread-safe.
 */
public final class RunAudit {

    private static final Set<Invariant> RUN_INVARIANTS = EnumSet.of(I1, I2, I3, I4, I5, I14, I17);
    private static final Set<Invariant> ORDER_INVARIANTS = EnumSet.of(I5, I6, I7, I8, I9, I10, I11, I12, I13, I16, I18);
    private static final PaymentRecords NO_PAYMENTS = new PaymentRecords(Map.of(), List.of());
    private static final ShipmentRecords NO_SHIPMENTS = new ShipmentRecords(List.of());

    private final TargetSystem system;
    private final TopicReader topics;
    private final QuiescenceCheck quiescence;
    private final String customerPrefix;
    private final Instant since;
    private final boolean faulty;
    private final int maxDetailed;

    /**
     * @param customerPrefix the prefix of the names of this run's customers, and of no others
     * @param since a time before the run's first order
     * @param faulty whether a process was killed or stopped during the run
     * @param maxDetailed once so many orders were checked in detail, no further partition is read
     */
    public RunAudit(TargetSystem system, String customerPrefix, Instant since, boolean faulty, int maxDetailed) {
        this.system = system;
        this.topics = new TopicReader(system);
        this.quiescence = new QuiescenceCheck(system, since);
        this.customerPrefix = customerPrefix;
        this.since = since;
        this.faulty = faulty;
        this.maxDetailed = maxDetailed;
    }

    /** As {@link DataCollector#pendingWork}. */
    public List<String> pendingWork() {
        return quiescence.pendingWork();
    }

    /** Checks the run. The system must be quiescent. */
    public AuditReport audit(List<Attempt> attempts) {
        try (var connections = new DatabaseConnections(system)) {
            return audit(attempts, connections);
        }
    }

    private AuditReport audit(List<Attempt> attempts, DatabaseConnections connections) {
        var rows = new RowReader(connections, new QueryScope.Everything());
        Map<UUID, Order> orders = new BusinessDataReader(rows).orders(customerPrefix, since);
        var inventory = new InventoryReader(rows);
        List<Movement> movements = inventory.movementsSince(since);
        ConsumerState consumers = topics.consumerState();
        var run = new AuditSnapshot(
                faulty,
                new ClientView(attempts, orders),
                new InventoryRecords(inventory.stock(), movements, Map.of()),
                NO_PAYMENTS,
                NO_SHIPMENTS,
                ReturnRecords.NONE,
                new EventLog(List.of(), List.of(), topics.deadLetters(since), List.of()),
                consumers);
        var violated = new EnumMap<Invariant, List<String>>(Invariant.class);
        violated.putAll(Auditor.audit(run, RUN_INVARIANTS));
        Map<UUID, List<Movement>> moved = movements.stream()
                .filter(movement -> orders.containsKey(movement.order()))
                .collect(groupingBy(Movement::order));
        long detailed = 0;
        long events = 0;
        for (var entry : byPartition(orders.keySet()).entrySet()) {
            if (detailed < maxDetailed) {
                var scoped = new RowReader(connections, new QueryScope.Orders(entry.getValue(), since));
                AuditSnapshot snapshot = snapshot(entry.getKey(), entry.getValue(), scoped, moved, consumers);
                Auditor.audit(snapshot, ORDER_INVARIANTS)
                        .forEach((invariant, violations) -> violated.merge(invariant, violations, RunAudit::concat));
                detailed += entry.getValue().size();
                events += snapshot.eventLog().topics().size();
            }
        }
        return new AuditReport(orders.size(), detailed, events, violated);
    }

    private AuditSnapshot snapshot(
            int partition, Set<UUID> orders, RowReader rows, Map<UUID, List<Movement>> moved, ConsumerState consumers) {
        var data = new BusinessDataReader(rows);
        var outboxInbox = new OutboxInboxReader(rows);
        List<TopicRecord> published = topics.events(partition, since).stream()
                .filter(event -> orders.contains(UUID.fromString(String.valueOf(event.key()))))
                .toList();
        return new AuditSnapshot(
                faulty,
                new ClientView(List.of(), data.orders()),
                new InventoryRecords(
                        List.of(),
                        orders.stream()
                                .flatMap(order -> moved.getOrDefault(order, List.of()).stream())
                                .toList(),
                        data.reservations()),
                data.payments(),
                data.shipments(),
                data.returns(),
                new EventLog(outboxInbox.outboxes(), published, List.of(), List.of()),
                consumers.withInbox(outboxInbox.inboxes(published)));
    }

    /** The same partition as Kafka's default partitioner chooses. */
    private Map<Integer, Set<UUID>> byPartition(Set<UUID> orders) {
        int partitions = topics.partitions();
        return orders.stream()
                .collect(groupingBy(
                        order -> Utils.toPositive(Utils.murmur2(order.toString().getBytes(StandardCharsets.UTF_8)))
                                % partitions,
                        toSet()));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
