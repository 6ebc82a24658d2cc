package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.audit.EventLog.OutboxRow;
import dev.waybill.audit.EventLog.TopicRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** I10 and I14 to I16: events are processed once, and bad records are dead-lettered and block nothing. */
final class ConsumptionChecks {
    private ConsumptionChecks() {}

    /** I10. Effects are counted: each must exist once. The inbox itself cannot hold an id twice. */
    static void everyEventHasItsEffectsOnce(AuditSnapshot snapshot, CheckResult result) {
        snapshot.eventLog().outbox().stream()
                .filter(row -> row.cause() != null)
                .collect(groupingBy(row -> row.source() + " published " + row.type() + " caused by " + row.cause()))
                .forEach((effect, rows) -> result.check(rows.size() == 1, "%s %d times", effect, rows.size()));
        snapshot.inventory().movements().stream()
                .filter(movement -> movement.order() != null)
                .collect(groupingBy(movement -> "%s %s for %s by %s"
                        .formatted(movement.sku(), movement.kind(), movement.order(), movement.returned())))
                .forEach((effect, moved) -> result.check(moved.size() == 1, "%s %d times", effect, moved.size()));
        Map<Object, Long> ids =
                snapshot.eventLog().outbox().stream().collect(groupingBy(OutboxRow::id, Collectors.counting()));
        ids.forEach((id, count) -> result.check(count == 1, "id %s was assigned to %d events", id, count));
    }

    /** I14 */
    static void deadLettersAreTheInjectedRecords(AuditSnapshot snapshot, CheckResult result) {
        List<TopicRecord> injected = snapshot.eventLog().injected();
        List<TopicRecord> dead = snapshot.eventLog().deadLetters();
        for (TopicRecord deadLetter : dead) {
            result.check(
                    injected.stream().anyMatch(bad -> isKept(bad, deadLetter)),
                    "%s must not be a dead letter",
                    deadLetter);
        }
        for (TopicRecord bad : injected) {
            for (AuditedService consumer : AuditedService.values()) {
                String topic = deadLetterTopic(bad, consumer);
                long expected = consumer.deadLetters(bad.topic(), bad.type()) ? 1 : 0;
                long copies = dead.stream()
                        .filter(deadLetter -> deadLetter.topic().equals(topic) && isKept(bad, deadLetter))
                        .count();
                result.check(
                        copies == expected || (snapshot.faulty() && expected > 0 && copies > expected),
                        "%s is in %3$s %2$d times",
                        bad,
                        copies,
                        topic);
            }
        }
    }

    /** I15 */
    static void badRecordsDoNotBlockTheirPartition(AuditSnapshot snapshot, CheckResult result) {
        Map<String, List<TopicRecord>> records = recordsByPartition(snapshot);
        for (TopicRecord bad : snapshot.eventLog().injected()) {
            for (AuditedService consumer : AuditedService.values()) {
                if (consumer.consumes(bad.topic())) {
                    result.check(
                            snapshot.consumers().committedBy(consumer, bad.topicPartition()) > bad.offset(),
                            "%s is blocked by %s",
                            consumer.id(),
                            bad);
                    records.getOrDefault(bad.topicPartition(), List.of()).stream()
                            .filter(later -> later.offset() > bad.offset() && consumer.handles(later.type()))
                            .forEach(later -> result.check(
                                    isProcessed(later, consumer, snapshot),
                                    "%s did not process %s of %s after a bad record",
                                    consumer.id(),
                                    later.type(),
                                    later.key()));
                }
            }
        }
    }

    /** I16 */
    static void everythingBelowACommittedOffsetWasProcessed(AuditSnapshot snapshot, CheckResult result) {
        for (AuditedService consumer : AuditedService.values()) {
            recordsByPartition(snapshot)
                    .forEach((partition, records) -> records.stream()
                            .filter(record ->
                                    record.offset() < snapshot.consumers().committedBy(consumer, partition)
                                            && consumer.handles(record.type()))
                            .forEach(record -> result.check(
                                    isProcessed(record, consumer, snapshot),
                                    "%s committed an offset past %s of %s without processing it",
                                    consumer.id(),
                                    record.type(),
                                    record.key())));
        }
    }

    private static Map<String, List<TopicRecord>> recordsByPartition(AuditSnapshot snapshot) {
        return snapshot.eventLog().topics().stream().collect(groupingBy(TopicRecord::topicPartition));
    }

    /** Whether the record is in the consumer's inbox or in its dead letters. */
    private static boolean isProcessed(TopicRecord record, AuditedService consumer, AuditSnapshot snapshot) {
        return snapshot.consumers().inboxOf(consumer).contains(record.id())
                || snapshot.eventLog().deadLetters().stream()
                        .anyMatch(deadLetter -> deadLetter.topic().equals(deadLetterTopic(record, consumer))
                                && deadLetter.id().equals(record.id()));
    }

    private static String deadLetterTopic(TopicRecord record, AuditedService consumer) {
        return record.topic() + "." + consumer.id() + ".dlt";
    }

    /** Whether it names the record as its origin and has its key, value and headers; others describe the failure. */
    private static boolean isKept(TopicRecord bad, TopicRecord deadLetter) {
        return deadLetter.origin().equals(bad.coordinates())
                && Objects.equals(bad.key(), deadLetter.key())
                && Objects.equals(bad.value(), deadLetter.value())
                && deadLetter.headers().entrySet().containsAll(bad.headers().entrySet());
    }
}
