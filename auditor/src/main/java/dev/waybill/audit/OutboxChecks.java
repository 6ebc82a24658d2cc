package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.EventLog.OutboxRow;
import dev.waybill.audit.EventLog.TopicRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * I11 to I13: every event of an outbox is published, in sequence, on one partition; duplicates are identical. Where the
 * first records of a partition were deleted, events whose personal data was erased may be missing or late, because a resend
 * leaves them out.
 */
final class OutboxChecks {

    private static final String TOPIC = "orders";
    private static final String ERASED = "order.personal-data-erased.v1";
    private static final Set<String> PERSONAL = Set.of("order.placed.v1", "order.confirmed.v1");

    private OutboxChecks() {}

    /** I11 */
    static void topicsAgreeWithOutboxes(AuditSnapshot snapshot, CheckResult result) {
        Map<String, OutboxRow> rows = snapshot.eventLog().outbox().stream()
                .collect(toMap(row -> row.id().toString(), row -> row, (one, other) -> one));
        Set<String> published =
                snapshot.eventLog().topics().stream().map(TopicRecord::id).collect(toSet());
        Set<OutboxRow> erased = erased(snapshot);
        rows.forEach((id, row) -> result.check(
                published.contains(id) || erased.contains(row),
                "%s of %s was never published",
                row.type(),
                row.order()));
        Set<String> injected =
                snapshot.eventLog().injected().stream().map(TopicRecord::id).collect(toSet());
        for (TopicRecord record : snapshot.eventLog().topics()) {
            OutboxRow row = rows.get(record.id());
            if (row == null) {
                result.check(injected.contains(record.id()), "%s is in no outbox", record);
            } else {
                result.check(
                        row.topic().equals(record.topic())
                                && row.type().equals(record.type())
                                && row.order().toString().equals(record.key()),
                        "%s was published as %s",
                        row,
                        record);
            }
        }
    }

    /** I12 */
    static void eventsOfAnOrderAreInSequence(AuditSnapshot snapshot, CheckResult result) {
        var last = new HashMap<String, Long>();
        var partitions = new HashMap<String, Integer>();
        var seen = new HashSet<String>();
        Set<OutboxRow> erased = erased(snapshot);
        Set<String> passedOver = erased.stream()
                .map(row -> place(row.topic(), row.order().toString(), row.sequence()))
                .collect(toSet());
        erased.forEach(row -> seen.add(row.id().toString())); // in no place of the sequence
        for (TopicRecord record : published(snapshot)) {
            int partition = partitions.computeIfAbsent(record.topic() + " " + record.key(), key -> record.partition());
            result.check(
                    partition == record.partition(), "%s is in two partitions of %s", record.key(), record.topic());
            if (seen.add(record.id())) {
                String producer = record.header("ce_source") + " of " + record.key();
                long expected = last.getOrDefault(producer, 0L) + 1;
                long sequence = number(record.header("ce_sequence"));
                while (expected < sequence && passedOver.contains(place(record.topic(), record.key(), expected))) {
                    expected++;
                }
                result.check(
                        sequence == expected,
                        "%s published sequence %d, expected was %d",
                        producer,
                        sequence,
                        expected);
                last.put(producer, Math.max(sequence, expected));
            }
        }
    }

    /** I13 */
    static void duplicatesAreIdenticalAndCausedByFaults(AuditSnapshot snapshot, CheckResult result) {
        published(snapshot).stream().collect(groupingBy(TopicRecord::id)).forEach((id, copies) -> {
            result.check(
                    snapshot.faulty() || copies.size() == 1,
                    "%s was published %d times without a fault",
                    id,
                    copies.size());
            TopicRecord first = copies.getFirst();
            result.check(copies.stream().allMatch(first::isCopyOf), "the duplicates of %s differ", first);
        });
    }

    /** The events with personal data of orders whose data was erased and whose partition has lost its first records. */
    private static Set<OutboxRow> erased(AuditSnapshot snapshot) {
        Set<String> shortened = shortenedKeys(snapshot.eventLog().topics());
        List<OutboxRow> outbox = snapshot.eventLog().outbox();
        Set<UUID> orders = outbox.stream()
                .filter(row -> row.type().equals(ERASED)
                        && shortened.contains(row.order().toString()))
                .map(OutboxRow::order)
                .collect(toSet());
        return outbox.stream()
                .filter(row -> PERSONAL.contains(row.type()) && orders.contains(row.order()))
                .collect(toSet());
    }

    /** The keys of the partitions of the topic with these events that do not begin at their first offset. */
    private static Set<String> shortenedKeys(List<TopicRecord> records) {
        Map<Integer, Long> begins = records.stream()
                .filter(record -> record.topic().equals(TOPIC))
                .collect(toMap(TopicRecord::partition, TopicRecord::offset, Math::min));
        return records.stream()
                .filter(record -> record.topic().equals(TOPIC) && record.key() != null)
                .filter(record -> begins.getOrDefault(record.partition(), 0L) > 0)
                .map(TopicRecord::key)
                .collect(toSet());
    }

    private static String place(String topic, @Nullable String order, long sequence) {
        return topic + " " + order + " " + sequence;
    }

    /** The records that services published, without injected ones. */
    private static List<TopicRecord> published(AuditSnapshot snapshot) {
        Set<String> ids = snapshot.eventLog().outbox().stream()
                .map(row -> Objects.toString(row.id()))
                .collect(toSet());
        return snapshot.eventLog().topics().stream()
                .filter(record -> ids.contains(record.id()))
                .toList();
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{10}") ? Long.parseLong(digits) : -1;
    }
}
