package dev.waybill.stack.deadletters;

import dev.waybill.stack.StackException;
import dev.waybill.stack.deadletters.AuditEntry.Step;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The dead letters of a cluster in the order of their records, each with its replays from the audit trail. */
public final class DeadLetterRepository {
    private static final String DEAD_LETTERS = ".dlt";

    private final KafkaCluster cluster;

    public DeadLetterRepository(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /** The dead letters that match the filter; of several for one failure the first. */
    public List<DeadLetterStatus> find(DeadLetterFilter filter) {
        Map<DeadLetterOrigin, Long> replays = new AuditTrail(cluster)
                .entries().stream()
                        .filter(entry -> entry.step() == Step.REPLAYED)
                        .collect(Collectors.groupingBy(AuditEntry::failure, Collectors.counting()));
        var seen = new HashSet<DeadLetterOrigin>();
        return cluster
                .read(
                        topic -> topic.endsWith(DEAD_LETTERS),
                        record -> DeadLetter.of(record).filter(filter::test))
                .stream()
                .filter(deadLetter -> seen.add(deadLetter.failure()))
                .map(deadLetter -> new DeadLetterStatus(
                        deadLetter,
                        replays.getOrDefault(deadLetter.failure(), 0L).intValue()))
                .sorted(inRecordOrder())
                .toList();
    }

    /** @throws StackException if there is no such dead letter, or no longer */
    public DeadLetterStatus get(RecordCoordinates place) {
        return find(new DeadLetterFilter(null, null, null, null)).stream()
                .filter(status -> status.record().place().equals(place))
                .findFirst()
                .orElseThrow(() -> new StackException("There is no dead letter " + place + "."));
    }

    /** The oldest record is replayed first, so that an order's events keep their order. */
    private static Comparator<DeadLetterStatus> inRecordOrder() {
        return Comparator.<DeadLetterStatus, String>comparing(
                        status -> status.record().group())
                .thenComparing(status -> status.record().origin().topic())
                .thenComparing(status -> status.record().origin().partition())
                .thenComparing(status -> status.record().origin().offset())
                .thenComparing(status -> status.record().place().offset());
    }
}
