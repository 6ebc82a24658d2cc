package dev.waybill.deadletters;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.waybill.deadletters.AuditTrail.Entry;
import dev.waybill.deadletters.AuditTrail.Step;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The dead letters of a cluster in the order of their records, each with its replays from the audit trail. */
public final class DeadLetterRepository {
    private static final String DEAD_LETTERS = ".dlt";

    /** The oldest record is replayed first, so that an order's events keep their order. */
    private static final Comparator<DeadLetter> IN_RECORD_ORDER = Comparator.comparing(DeadLetter::group)
            .thenComparing(deadLetter -> deadLetter.origin().topic())
            .thenComparing(deadLetter -> deadLetter.origin().partition())
            .thenComparing(deadLetter -> deadLetter.origin().offset())
            .thenComparing(deadLetter -> deadLetter.place().offset());

    private final KafkaCluster cluster;

    public DeadLetterRepository(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /** The dead letters that match the filter; of several for one failure the first. */
    public List<DeadLetter> find(Predicate<DeadLetter> filter) {
        Map<DeadLetterOrigin, Long> replays = new AuditTrail(cluster)
                .entries().stream()
                        .filter(entry -> entry.step() == Step.REPLAYED)
                        .collect(groupingBy(Entry::failure, counting()));
        var seen = new HashSet<DeadLetterOrigin>();
        return cluster
                .read(
                        topic -> topic.startsWith(cluster.prefix()) && topic.endsWith(DEAD_LETTERS),
                        record -> DeadLetter.of(record, replays)
                                .filter(this::isOfThisEnvironment)
                                .filter(filter))
                .stream()
                .filter(deadLetter -> seen.add(deadLetter.failure()))
                .sorted(IN_RECORD_ORDER)
                .toList();
    }

    /** Without a prefix the topics of all others are read, too: {@code staging.orders.payment-service.dlt}. */
    private boolean isOfThisEnvironment(DeadLetter deadLetter) {
        String prefix = cluster.prefix();
        return deadLetter.group().startsWith(prefix)
                && deadLetter
                        .place()
                        .topic()
                        .equals(deadLetter.origin().topic() + "."
                                + deadLetter.group().substring(prefix.length()) + DEAD_LETTERS);
    }

    /** @throws DeadLetterException if there is no such dead letter, or no longer */
    public DeadLetter get(RecordCoordinates place) {
        return find(deadLetter -> true).stream()
                .filter(deadLetter -> deadLetter.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new DeadLetterException("There is no dead letter " + place + "."));
    }
}
