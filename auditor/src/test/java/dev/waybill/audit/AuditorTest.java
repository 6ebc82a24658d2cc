package dev.waybill.audit;

import static dev.waybill.audit.Invariant.*;
import static dev.waybill.audit.ValidRun.CANCELLED;
import static dev.waybill.audit.ValidRun.COMPLETED;
import static dev.waybill.audit.ValidRun.DECLINED;
import static dev.waybill.audit.ValidRun.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.audit.ClientView.Order;
import dev.waybill.audit.ClientView.Step;
import dev.waybill.audit.EventLog.OutboxRow;
import dev.waybill.audit.EventLog.TopicRecord;
import dev.waybill.audit.InventoryRecords.Reservation;
import dev.waybill.audit.InventoryRecords.Stock;
import dev.waybill.audit.PaymentRecords.Booking;
import dev.waybill.audit.PaymentRecords.Payment;
import dev.waybill.audit.ShipmentRecords.Shipment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every invariant is violated by a matching modification of a valid snapshot, and no other invariant is. */
class AuditorTest {

    private static final AuditSnapshot GOOD = ValidRun.snapshot();
    private static final BigDecimal PRICE = new BigDecimal("19.80");
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    @ParameterizedTest
    @EnumSource
    void aValidSnapshotViolatesNothing(Invariant invariant) {
        assertThat(invariant.violations(GOOD)).isEmpty();
    }

    @Test
    void anAcceptedOrderThatDoesNotExistIsFound() {
        violatesOnly(I1, SnapshotMutations.orders(GOOD, orders -> orders.remove(DECLINED)));
    }

    @Test
    void anOrderThatIsNotFinalIsFound() {
        AuditSnapshot stuck = SnapshotMutations.withStatus(GOOD, DECLINED, "PENDING");
        assertThat(I1.violations(stuck)).isNotEmpty();
        violatesOnly(I1, stuck);
    }

    @Test
    void anOrderWithoutARequestIsFound() {
        UUID id = SnapshotMutations.unknown();
        var path = List.of(new Step(1, "PENDING"), new Step(2, "CANCELLED"));
        var order = new Order(id, "c-nobody", "CANCELLED", "TIMED_OUT", Map.of("MUG", 1), PRICE, 2, path);
        violatesOnly(I2, SnapshotMutations.orders(GOOD, orders -> orders.put(id, order)));
        AuditSnapshot timedOut = SnapshotMutations.orders(GOOD, orders -> orders.put(id, order));
        assertThat(Auditor.audit(SnapshotMutations.attempt(timedOut, new Attempt("c-nobody", null, "{}", 0, "", null))))
                .as("a request that timed out may have created an order")
                .isEmpty();
        violatesOnly(I2, SnapshotMutations.attempt(timedOut, new Attempt("c-nobody", null, "{}", 422, "", null)));
    }

    @Test
    void aKeyWithDifferentResponsesIsFound() {
        violatesOnly(I3, SnapshotMutations.attempt(GOOD, new Attempt("c-1", "key", "{}", 201, "{}", COMPLETED)));
    }

    @Test
    void aKeyAcceptedWithTwoBodiesIsFound() {
        String answer = "{\"id\": \"" + COMPLETED + "\"}";
        violatesOnly(
                I3,
                SnapshotMutations.attempt(GOOD, new Attempt("c-1", "key", "{\"other\": 1}", 201, answer, COMPLETED)));
    }

    @Test
    void aMissingUnitIsFound() {
        violatesOnly(I4, SnapshotMutations.stock(GOOD, new Stock("MUG", 6, 0, 6)));
        violatesOnly(I4, SnapshotMutations.stock(GOOD, new Stock("MUG", 7, 1, 6)));
        violatesOnly(I4, SnapshotMutations.stock(GOOD, new Stock("MUG", 7, 0, 8)));
    }

    @Test
    void aUnitSoldBeforeItWasReceivedIsFound() {
        violatesOnly(I5, SnapshotMutations.movements(GOOD, movements -> SnapshotMutations.swap(movements, 0, 1)));
    }

    @Test
    void aReservationOfOtherLinesIsFound() {
        violatesOnly(
                I5, SnapshotMutations.reservation(GOOD, new Reservation(COMPLETED, "COMMITTED", Map.of("MUG", 1))));
    }

    @Test
    void aShippedOrderThatTookNoUnitsOrFewerIsFoundThoughTheStockAddsUp() {
        violatesOnly(
                I5, SnapshotMutations.stock(moved(COMPLETED, "committed", "released", 2), new Stock("MUG", 9, 0, 9)));
        violatesOnly(
                I5, SnapshotMutations.stock(moved(COMPLETED, "committed", "committed", 1), new Stock("MUG", 8, 0, 8)));
        violatesOnly(
                I5,
                SnapshotMutations.stock(
                        SnapshotMutations.movements(
                                GOOD, movements -> movements.removeIf(movement -> COMPLETED.equals(movement.order()))),
                        new Stock("MUG", 9, 0, 9)));
    }

    @Test
    void aCancelledOrderThatTookUnitsIsFoundThoughTheStockAddsUp() {
        violatesOnly(
                I5, SnapshotMutations.stock(moved(DECLINED, "released", "committed", 2), new Stock("MUG", 5, 0, 5)));
    }

    /** What the order reserved and then did with it, in this quantity. */
    private static AuditSnapshot moved(UUID order, String before, String kind, long units) {
        return SnapshotMutations.movements(
                GOOD,
                movements -> movements.replaceAll(movement -> {
                    if (!order.equals(movement.order())) {
                        return movement;
                    }
                    String now = movement.kind().equals(before) ? kind : movement.kind();
                    return new InventoryRecords.Movement(movement.sku(), now, units, order, null);
                }));
    }

    @Test
    void aSecondCaptureIsFound() {
        AuditSnapshot twice =
                SnapshotMutations.ledger(GOOD, ledger -> ledger.add(new Booking(COMPLETED, "capture", PRICE)));
        BigDecimal both = PRICE.add(PRICE);
        violatesOnly(I6, SnapshotMutations.payment(twice, new Payment(COMPLETED, "CAPTURED", PRICE, both, NOTHING)));
    }

    @Test
    void aPaymentThatWasClosedByHandIsNotCaptured() {
        var settled = new Payment(COMPLETED, "SETTLED_MANUALLY", PRICE, NOTHING, NOTHING);
        AuditSnapshot byHand = SnapshotMutations.ledger(
                SnapshotMutations.payment(GOOD, settled),
                ledger -> ledger.removeIf(booking ->
                        booking.order().equals(COMPLETED) && booking.operation().equals("capture")));
        assertThat(Auditor.audit(byHand)).isEmpty();
        violatesOnly(
                I6,
                SnapshotMutations.payment(byHand, new Payment(COMPLETED, "CAPTURE_FAILED", PRICE, NOTHING, NOTHING)));
        AuditSnapshot captured =
                SnapshotMutations.ledger(byHand, ledger -> ledger.add(new Booking(COMPLETED, "capture", PRICE)));
        assertThat(Auditor.audit(captured)).containsOnlyKeys(I6, I7);
        AuditSnapshot paid =
                SnapshotMutations.payment(captured, new Payment(COMPLETED, "SETTLED_MANUALLY", PRICE, PRICE, NOTHING));
        assertThat(Auditor.audit(paid)).containsOnlyKeys(I6, I7);
    }

    @Test
    void aBookingUnknownToPaymentServiceIsFound() {
        violatesOnly(
                I7,
                SnapshotMutations.ledger(GOOD, ledger -> ledger.add(new Booking(DECLINED, "authorization", PRICE))));
        violatesOnly(I7, SnapshotMutations.payment(GOOD, new Payment(COMPLETED, "CAPTURED", PRICE, NOTHING, NOTHING)));
        violatesOnly(
                I7,
                SnapshotMutations.ledger(
                        GOOD,
                        ledger -> ledger.removeIf(booking -> booking.operation().equals("void"))));
    }

    @Test
    void aMissingOrSurplusShipmentIsFound() {
        violatesOnly(
                I8,
                SnapshotMutations.shipments(GOOD, shipments -> shipments.add(new Shipment(COMPLETED, "DISPATCHED"))));
        violatesOnly(
                I8,
                SnapshotMutations.shipments(GOOD, shipments -> shipments.add(new Shipment(CANCELLED, "DISPATCHED"))));
        violatesOnly(I8, SnapshotMutations.shipments(GOOD, shipments -> shipments.removeIf(Shipment::isDispatched)));
    }

    @Test
    void anIllegalTransitionIsFound() {
        violatesOnly(
                I9,
                SnapshotMutations.withPath(
                        GOOD,
                        COMPLETED,
                        new Step(1, "PENDING"),
                        new Step(2, "CONFIRMED"),
                        new Step(3, "CANCELLED"),
                        new Step(4, "COMPLETED")));
        violatesOnly(I9, SnapshotMutations.withPath(GOOD, DECLINED, new Step(1, "PENDING"), new Step(3, "CANCELLED")));
        violatesOnly(I9, SnapshotMutations.withPath(GOOD, DECLINED, new Step(1, "PENDING")));
    }

    @Test
    void anEventAppliedTwiceIsFound() {
        OutboxRow released = outboxRow("stock.released.v1");
        var again = new OutboxRow(
                new UUID(8, 0),
                released.source(),
                released.topic(),
                released.type(),
                released.order(),
                released.cause(),
                released.sequence() + 1);
        TopicRecord first = published("stock.released.v1");
        var headers = Map.of(
                "ce_id", again.id().toString(),
                "ce_type", again.type(),
                "ce_source", "/inventory-service",
                "ce_sequence", String.format(Locale.ROOT, "%010d", again.sequence()));
        var second = new TopicRecord(first.topic(), first.partition(), 1_000, first.key(), first.value(), headers);
        violatesOnly(
                I10,
                SnapshotMutations.topics(
                        SnapshotMutations.outbox(GOOD, outbox -> outbox.add(again)), topics -> topics.add(second)));
    }

    @Test
    void aDuplicateMovementIsFound() {
        AuditSnapshot twice = SnapshotMutations.movements(GOOD, movements -> {
            movements.add(movements.get(1));
            movements.add(new InventoryRecords.Movement("MUG", "released", 2, COMPLETED, null));
        });
        violatesOnly(I10, twice);
    }

    @Test
    void anUnpublishedEventIsFound() {
        violatesOnly(
                I11,
                SnapshotMutations.topics(GOOD, topics -> topics.removeIf(published("order.completed.v1")::equals)));
    }

    /** No partition of the valid run begins at offset 0 but the first. */
    @Test
    void onlyEventsWhosePersonalDataWasErasedMayBeMissingOrLateOnceTheirRecordsWereDeleted() {
        AuditSnapshot missing = without(RETURNED, "order.placed.v1", "order.confirmed.v1");
        TopicRecord first = firstOf(RETURNED, missing);
        AuditSnapshot late = SnapshotMutations.topics(GOOD, topics -> {
            topics.remove(firstOf(RETURNED, GOOD));
            topics.add(firstOf(RETURNED, GOOD));
        });
        AuditSnapshot neverDeleted = SnapshotMutations.topics(
                missing,
                topics -> topics.set(
                        topics.indexOf(first),
                        new TopicRecord(
                                first.topic(), first.partition(), 0, first.key(), first.value(), first.headers())));

        assertThat(Auditor.audit(missing)).isEmpty();
        assertThat(Auditor.audit(late)).isEmpty();
        assertThat(Auditor.audit(neverDeleted)).containsOnlyKeys(I11, I12);
        assertThat(Auditor.audit(without(RETURNED, "order.completed.v1"))).containsOnlyKeys(I11, I12);
        assertThat(Auditor.audit(without(COMPLETED, "order.confirmed.v1"))).containsOnlyKeys(I11, I12);
    }

    private static TopicRecord firstOf(UUID order, AuditSnapshot snapshot) {
        return snapshot.eventLog().topics().stream()
                .filter(record ->
                        record.topic().equals("orders") && order.toString().equals(record.key()))
                .findFirst()
                .orElseThrow();
    }

    private static AuditSnapshot without(UUID order, String... types) {
        return SnapshotMutations.topics(
                GOOD,
                topics -> topics.removeIf(record ->
                        order.toString().equals(record.key()) && List.of(types).contains(record.type())));
    }

    @Test
    void anEventWithoutAnOutboxRowIsFound() {
        violatesOnly(
                I11,
                SnapshotMutations.outbox(GOOD, outbox -> outbox.removeIf(outboxRow("order.completed.v1")::equals)));
    }

    @Test
    void swappedEventsAreFound() {
        int reserved = GOOD.eventLog().topics().indexOf(published("stock.reserved.v1"));
        int committed = GOOD.eventLog().topics().indexOf(published("stock.committed.v1"));
        violatesOnly(
                I12, SnapshotMutations.topics(GOOD, topics -> SnapshotMutations.swap(topics, reserved, committed)));
    }

    @Test
    void aKeyInTwoPartitionsIsFound() {
        TopicRecord last = published("order.completed.v1");
        violatesOnly(
                I12,
                SnapshotMutations.topics(
                        GOOD,
                        topics -> topics.set(
                                topics.indexOf(last),
                                new TopicRecord(
                                        last.topic(), 9, last.offset(), last.key(), last.value(), last.headers()))));
    }

    @Test
    void aDuplicateWithoutAFaultIsFound() {
        TopicRecord last = published("order.completed.v1");
        violatesOnly(I13, SnapshotMutations.topics(GOOD, topics -> topics.add(last)));
        AuditSnapshot faulty = faulty(SnapshotMutations.topics(GOOD, topics -> topics.add(last)));
        assertThat(Auditor.audit(faulty)).as("a fault may cause duplicates").isEmpty();
    }

    @Test
    void aDuplicateThatDiffersIsFound() {
        TopicRecord last = published("order.completed.v1");
        AuditSnapshot differs =
                SnapshotMutations.topics(GOOD, topics -> topics.add(SnapshotMutations.changed(last, "{\"total\": 1}")));
        violatesOnly(I13, faulty(differs));
    }

    @Test
    void anEventBelowTheCommittedOffsetThatWasNotProcessedIsFound() {
        violatesOnly(I16, SnapshotMutations.unprocessed(GOOD, AuditedService.ORDERS, "payment.captured.v1"));
        violatesOnly(I16, SnapshotMutations.unprocessed(GOOD, AuditedService.INVENTORY, "order.placed.v1"));
        assertThat(Auditor.audit(SnapshotMutations.unprocessed(GOOD, AuditedService.INVENTORY, "order.confirmed.v1")))
                .as("events that a consumer does not handle may be ignored")
                .isEmpty();
    }

    @Test
    void aPartitionThatIsNotAssignedOrNotConsumedIsFound() {
        violatesOnly(I17, SnapshotMutations.unassigned(GOOD, AuditedService.SHIPPING, "orders-1"));
        violatesOnly(I17, SnapshotMutations.committed(GOOD, AuditedService.SHIPPING, "orders-1", 0));
    }

    @Test
    void aCancelledOrderThatKeepsStockOrMoneyIsFound() {
        violatesOnly(
                I18, SnapshotMutations.reservation(GOOD, new Reservation(CANCELLED, "RESERVED", Map.of("MUG", 2))));
        AuditSnapshot unvoided = SnapshotMutations.ledger(
                GOOD, ledger -> ledger.removeIf(booking -> booking.operation().equals("void")));
        violatesOnly(I18, SnapshotMutations.payment(unvoided, SnapshotMutations.releasedBelow("AUTHORIZED")));
    }

    @Test
    void theReportNamesTheViolatedInvariants() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Auditor.assertEverythingHolds(
                        SnapshotMutations.orders(GOOD, orders -> orders.remove(DECLINED))))
                .withMessageContaining("I1 every accepted order is final: 2 violations")
                .withMessageContaining(DECLINED.toString());
        Auditor.assertEverythingHolds(GOOD);
    }

    private static void violatesOnly(Invariant expected, AuditSnapshot snapshot) {
        assertThat(Auditor.audit(snapshot)).containsOnlyKeys(expected);
    }

    private static AuditSnapshot faulty(AuditSnapshot snapshot) {
        return new AuditSnapshot(
                true,
                snapshot.clientView(),
                snapshot.inventory(),
                snapshot.payments(),
                snapshot.shipments(),
                snapshot.returns(),
                snapshot.eventLog(),
                snapshot.consumers());
    }

    private static OutboxRow outboxRow(String type) {
        return GOOD.eventLog().outbox().stream()
                .filter(row -> row.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static TopicRecord published(String type) {
        return GOOD.eventLog().topics().stream()
                .filter(record -> record.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
