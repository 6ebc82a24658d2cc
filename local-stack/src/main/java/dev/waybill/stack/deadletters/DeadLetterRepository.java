package dev.waybill.stack.deadletters;

import dev.waybill.stack.StackException;
import dev.waybill.stack.deadletters.AuditEntry.Step;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All letters of a cluster, oldest place first, each with what the audit trail says of it. */
public final class DeadLetterRepository {
    private static final String DEAD_LETTERS = ".dlt";

    private final KafkaCluster cluster;

    public DeadLetterRepository(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /** Those that pass the filter; of several letters of one death the first. */
    public List<DeadLetterStatus> find(DeadLetterFilter filter) {
        Map<DeadLetterOrigin, Long> replays = new AuditTrail(cluster)
                .entries().stream()
                        .filter(entry -> entry.step() == Step.REPLAYED)
                        .collect(Collectors.groupingBy(AuditEntry::death, Collectors.counting()));
        var seen = new HashSet<DeadLetterOrigin>();
        return cluster
                .read(
                        topic -> topic.endsWith(DEAD_LETTERS),
                        record -> DeadLetterRecord.of(record).filter(filter::test))
                .stream()
                .filter(deadLetter -> seen.add(deadLetter.death()))
                .map(deadLetter -> new DeadLetterStatus(
                        deadLetter, replays.getOrDefault(deadLetter.death(), 0L).intValue()))
                .sorted(inTheOrderOfTheirTopics())
                .toList();
    }

    /** @throws StackException if there is no such letter, or none any more */
    public DeadLetterStatus get(RecordCoordinates place) {
        return find(new DeadLetterFilter(null, null, null, null)).stream()
                .filter(status -> status.record().place().equals(place))
                .findFirst()
                .orElseThrow(() -> new StackException("There is no letter " + place + "."));
    }

    /** What died first is replayed first, so that an order's events keep their order. */
    private static Comparator<DeadLetterStatus> inTheOrderOfTheirTopics() {
        return Comparator.<DeadLetterStatus, String>comparing(
                        status -> status.record().group())
                .thenComparing(status -> status.record().origin().topic())
                .thenComparing(status -> status.record().origin().partition())
                .thenComparing(status -> status.record().origin().offset())
                .thenComparing(status -> status.record().place().offset());
    }
}
