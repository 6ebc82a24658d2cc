package dev.waybill.audit;

import static dev.waybill.audit.Invariant.I14;
import static dev.waybill.audit.Invariant.I15;
import static dev.waybill.audit.Invariant.I16;
import static dev.waybill.audit.Invariant.I17;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.audit.EventLog.TopicRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dead letters that are missing, wrong or not expected are found by the matching invariants. */
class DeadLetterChecksTest {

    private static final AuditSnapshot GOOD = ValidRun.snapshot();
    private static final TopicRecord BAD = new TopicRecord("payments", 1, 0, "key", "nonsense", Map.of("ce_id", "bad"));
    private static final TopicRecord KEPT = deadLetterOfBad("\0\0\0\1", "\0\0\0\0\0\0\0\0");

    @Test
    void anUnexpectedDeadLetterIsFound() {
        TopicRecord placed = published("order.placed.v1");
        TopicRecord deadLetter =
                new TopicRecord("orders.payment-service.dlt", 0, 0, placed.key(), placed.value(), placed.headers());
        violatesOnly(I14, SnapshotMutations.dead(GOOD, List.of(deadLetter), List.of()));
    }

    @Test
    void anInjectedRecordMustBeDeadLetteredOnceAndUnchanged() {
        assertThat(Auditor.audit(SnapshotMutations.dead(GOOD, List.of(KEPT), List.of(BAD))))
                .isEmpty();
        violatesOnly(I14, SnapshotMutations.dead(GOOD, List.of(), List.of(BAD)));
        violatesOnly(I14, SnapshotMutations.dead(GOOD, List.of(KEPT, KEPT), List.of(BAD)));
        violatesOnly(
                I14, SnapshotMutations.dead(GOOD, List.of(SnapshotMutations.changed(KEPT, "other")), List.of(BAD)));
    }

    @Test
    void aDeadLetterMustNameItsRecordInStandardOrFormerHeaders() {
        var former = new TopicRecord(
                KEPT.topic(),
                1,
                0,
                KEPT.key(),
                KEPT.value(),
                Map.of(
                        "ce_id", "bad",
                        "dlt_original_topic", "payments",
                        "dlt_original_partition", "1",
                        "dlt_original_offset", "0"));
        assertThat(Auditor.audit(SnapshotMutations.dead(GOOD, List.of(former), List.of(BAD))))
                .isEmpty();

        TopicRecord ofAnotherOffset = deadLetterOfBad("\0\0\0\1", "\0\0\0\0\0\0\0\7");
        violatesOnly(I14, SnapshotMutations.dead(GOOD, List.of(ofAnotherOffset), List.of(BAD)));
        TopicRecord ofAnotherPartition = deadLetterOfBad("\0\0\0\2", "\0\0\0\0\0\0\0\0");
        violatesOnly(I14, SnapshotMutations.dead(GOOD, List.of(ofAnotherPartition), List.of(BAD)));
    }

    @Test
    void anInjectedRecordIsDeadLetteredOnlyByConsumersOfItsType() {
        var notHandled = new TopicRecord("payments", 1, 0, "key", "nonsense", Map.of("ce_type", "payment.lost.v1"));
        assertThat(Auditor.audit(SnapshotMutations.dead(GOOD, List.of(), List.of(notHandled))))
                .isEmpty();

        var malformed = new TopicRecord("payments", 1, 0, "key", "nonsense", Map.of("ce_type", "payment lost"));
        violatesOnly(I14, SnapshotMutations.dead(GOOD, List.of(), List.of(malformed)));
    }

    @Test
    void aDeadLetterOfAnotherConsumerIsNotProof() {
        TopicRecord placed = published("order.placed.v1");
        var deadLetter =
                new TopicRecord("orders.payment-service.dlt", 0, 0, placed.key(), placed.value(), placed.headers());
        AuditSnapshot unprocessed = SnapshotMutations.unprocessed(GOOD, AuditedService.INVENTORY, placed.type());

        assertThat(Auditor.audit(SnapshotMutations.dead(unprocessed, List.of(deadLetter), List.of())))
                .containsOnlyKeys(I14, I16);
    }

    @Test
    void aPartitionThatIsBlockedByABadRecordIsFound() {
        AuditSnapshot injected = SnapshotMutations.dead(GOOD, List.of(KEPT), List.of(BAD));
        assertThat(Auditor.audit(injected)).isEmpty();

        AuditSnapshot blocked = SnapshotMutations.committed(injected, AuditedService.ORDERS, "payments-1", 0);
        assertThat(Auditor.audit(blocked)).containsOnlyKeys(I15, I17);
        AuditSnapshot skipped = SnapshotMutations.unprocessed(injected, AuditedService.ORDERS, "payment.captured.v1");
        assertThat(Auditor.audit(skipped)).containsOnlyKeys(I15, I16);
    }

    /** Numbers as the bytes of the headers. */
    private static TopicRecord deadLetterOfBad(String partition, String offset) {
        return new TopicRecord(
                "payments.order-service.dlt",
                1,
                0,
                "key",
                "nonsense",
                Map.of(
                        "ce_id", "bad",
                        "kafka_dlt-original-topic", "payments",
                        "kafka_dlt-original-partition", partition,
                        "kafka_dlt-original-offset", offset,
                        "waybill_dlt-reason", "missing-header"));
    }

    private static void violatesOnly(Invariant expected, AuditSnapshot snapshot) {
        assertThat(Auditor.audit(snapshot)).containsOnlyKeys(expected);
    }

    private static TopicRecord published(String type) {
        return GOOD.eventLog().topics().stream()
                .filter(record -> record.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
