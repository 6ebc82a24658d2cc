package dev.waybill.audit.gather;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.Auditor;
import dev.waybill.audit.Ears;
import dev.waybill.audit.Evidence;
import dev.waybill.audit.Invariant;
import dev.waybill.audit.Parcels;
import dev.waybill.audit.Post;
import dev.waybill.audit.Post.Told;
import dev.waybill.audit.Returns;
import dev.waybill.audit.Shopfront;
import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.audit.Shopfront.Order;
import dev.waybill.audit.Till;
import dev.waybill.audit.Warehouse;
import dev.waybill.audit.Warehouse.Movement;
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
 * Audits what one run has placed, of a product that may hold much more. It looks at all orders from the outside, and
 * then follows them through everything, a partition at a time: an order has the same one in all topics, so that its
 * events are read together, and no more than that is held in memory. Not thread-safe.
 */
public final class RunAudit {

    private static final Set<Invariant> OF_THE_RUN =
            EnumSet.of(Invariant.I1, Invariant.I2, Invariant.I3, Invariant.I4, Invariant.I5, Invariant.I14);
    private static final Set<Invariant> OF_AN_ORDER =
            EnumSet.complementOf(EnumSet.of(Invariant.I1, Invariant.I2, Invariant.I3, Invariant.I4, Invariant.I14));
    private static final Till NO_MONEY = new Till(Map.of(), List.of());
    private static final Parcels NO_PARCELS = new Parcels(List.of());

    private final Scene scene;
    private final Topics topics;
    private final Rest rest;
    private final String customersBegin;
    private final Instant since;
    private final int most;

    /**
     * @param customersBegin with what the names of this run's customers begin, and no others
     * @param since a time before its first order
     * @param most no further partition is taken once so many orders have been followed
     */
    public RunAudit(Scene scene, String customersBegin, Instant since, int most) {
        this.scene = scene;
        this.topics = new Topics(scene);
        this.rest = new Rest(scene, since);
        this.customersBegin = customersBegin;
        this.since = since;
        this.most = most;
    }

    /** As {@link Archive#disturbances}. */
    public List<String> disturbances() {
        return rest.disturbances();
    }

    /** To be asked for at rest. */
    public Verdict audit(List<Attempt> attempts) {
        try (var connections = new Connections(scene)) {
            return audit(attempts, connections);
        }
    }

    private Verdict audit(List<Attempt> attempts, Connections connections) {
        var rows = new Rows(connections, new Scope.Everything());
        Map<UUID, Order> orders = new Books(rows).orders(customersBegin, since);
        var stockroom = new Stockroom(rows);
        List<Movement> movements = stockroom.movementsSince(since);
        var whole = new Evidence(
                false,
                new Shopfront(attempts, orders),
                new Warehouse(stockroom.stock(), movements, Map.of()),
                NO_MONEY,
                NO_PARCELS,
                Returns.NONE,
                new Post(List.of(), List.of(), topics.deadLetters(since), List.of()),
                new Ears(Map.of(), Map.of()));
        var broken = new EnumMap<Invariant, List<String>>(Invariant.class);
        broken.putAll(Auditor.audit(whole, OF_THE_RUN));
        Map<UUID, List<Movement>> moved = movements.stream()
                .filter(movement -> orders.containsKey(movement.order()))
                .collect(groupingBy(Movement::order));
        Map<String, Map<String, Long>> committed = topics.committed();
        long inDetail = 0;
        long events = 0;
        for (var place : byPartition(orders.keySet()).entrySet()) {
            if (inDetail < most) {
                var some = new Rows(connections, new Scope.Orders(place.getValue(), since));
                Evidence evidence = evidence(place.getKey(), place.getValue(), some, moved, committed);
                Auditor.audit(evidence, OF_AN_ORDER)
                        .forEach((invariant, breaches) -> broken.merge(invariant, breaches, RunAudit::both));
                inDetail += place.getValue().size();
                events += evidence.post().topics().size();
            }
        }
        return new Verdict(orders.size(), inDetail, events, broken);
    }

    private Evidence evidence(
            int partition,
            Set<UUID> orders,
            Rows some,
            Map<UUID, List<Movement>> moved,
            Map<String, Map<String, Long>> committed) {
        var books = new Books(some);
        var journals = new Journals(some);
        List<Told> told = topics.events(partition, since).stream()
                .filter(event -> orders.contains(UUID.fromString(String.valueOf(event.key()))))
                .toList();
        return new Evidence(
                false,
                new Shopfront(List.of(), books.orders()),
                new Warehouse(
                        List.of(),
                        orders.stream()
                                .flatMap(order -> moved.getOrDefault(order, List.of()).stream())
                                .toList(),
                        books.reservations()),
                books.till(),
                books.parcels(),
                books.returns(),
                new Post(journals.outboxes(), told, List.of(), List.of()),
                new Ears(journals.inboxes(told), committed));
    }

    /** As the producers' partitioner puts them. */
    private Map<Integer, Set<UUID>> byPartition(Set<UUID> orders) {
        int partitions = topics.partitions();
        return orders.stream()
                .collect(groupingBy(
                        order -> Utils.toPositive(Utils.murmur2(order.toString().getBytes(StandardCharsets.UTF_8)))
                                % partitions,
                        toSet()));
    }

    private static List<String> both(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
