package dev.waybill.audit;

import static dev.waybill.audit.Invariant.I1;
import static dev.waybill.audit.Invariant.I10;
import static dev.waybill.audit.Invariant.I4;
import static dev.waybill.audit.Invariant.I5;
import static dev.waybill.audit.Invariant.I6;
import static dev.waybill.audit.Invariant.I7;
import static dev.waybill.audit.Invariant.I8;
import static dev.waybill.audit.ValidRun.CANCELLED;
import static dev.waybill.audit.ValidRun.RETURN;
import static dev.waybill.audit.ValidRun.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.audit.InventoryRecords.Movement;
import dev.waybill.audit.PaymentRecords.Booking;
import dev.waybill.audit.PaymentRecords.Payment;
import dev.waybill.audit.ReturnRecords.Arrival;
import dev.waybill.audit.ReturnRecords.Refund;
import dev.waybill.audit.ReturnRecords.Return;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Invalid returns are found by the matching invariants. */
class ReturnChecksTest {

    private static final AuditSnapshot GOOD = ValidRun.snapshot();
    private static final BigDecimal HALF = new BigDecimal("9.90");
    private static final UUID ANOTHER = new UUID(9, 2);
    private static final Return DONE = GOOD.returns().accepted().getFirst();
    private static final Refund PAID = GOOD.returns().refunds().getFirst();
    private static final Arrival HERE = GOOD.returns().arrivals().getFirst();

    @Test
    void aReturnThatIsNotFinalIsFound() {
        AuditSnapshot more =
                SnapshotMutations.returns(GOOD, DONE, new Return(ANOTHER, RETURNED, "REQUESTED", mugs(1), HALF));
        violatesOnly(SnapshotMutations.arrivals(more, HERE, new Arrival(ANOTHER, RETURNED, false)), I1);
        violatesOnly(SnapshotMutations.refunds(more, PAID, new Refund(ANOTHER, RETURNED, "REFUNDING", HALF)), I1);
    }

    @Test
    void aReturnThatWaitsForAnOperatorIsFinal() {
        AuditSnapshot unpaid =
                SnapshotMutations.returns(GOOD, DONE, new Return(ANOTHER, RETURNED, "RESTOCKED_UNPAID", mugs(1), HALF));
        unpaid = SnapshotMutations.refunds(unpaid, PAID, new Refund(ANOTHER, RETURNED, "FAILED", HALF));
        unpaid = SnapshotMutations.arrivals(unpaid, HERE, new Arrival(ANOTHER, RETURNED, true));
        unpaid = restocked(unpaid, 1);
        assertThat(Auditor.audit(SnapshotMutations.stock(unpaid, new InventoryRecords.Stock("MUG", 8, 0, 8))))
                .isEmpty();
    }

    @Test
    void aRefundThatWasMadeElsewhereIsNotInTheLedger() {
        AuditSnapshot elsewhere =
                SnapshotMutations.refunds(GOOD, new Refund(RETURN, RETURNED, "SETTLED_MANUALLY", HALF));
        violatesOnly(elsewhere, I6, I7);
        elsewhere = SnapshotMutations.ledger(elsewhere, ledger -> ledger.remove(new Booking(RETURNED, "refund", HALF)));
        BigDecimal price = new BigDecimal("19.80");
        assertThat(Auditor.audit(SnapshotMutations.payment(
                        elsewhere, new Payment(RETURNED, "RETURNING", price, price, BigDecimal.ZERO))))
                .isEmpty();
    }

    @Test
    void aReturnOfMoreUnitsThanWereOrderedIsFound() {
        BigDecimal nothing = BigDecimal.ZERO;
        AuditSnapshot more =
                SnapshotMutations.returns(GOOD, DONE, new Return(ANOTHER, RETURNED, "COMPLETED", mugs(2), nothing));
        more = SnapshotMutations.refunds(more, PAID, new Refund(ANOTHER, RETURNED, "REFUNDED", nothing));
        more = SnapshotMutations.arrivals(more, HERE, new Arrival(ANOTHER, RETURNED, true));
        more = SnapshotMutations.stock(restocked(more, 2), new InventoryRecords.Stock("MUG", 9, 0, 9));
        violatesOnly(more, I5);
    }

    @Test
    void returnedUnitsMissingFromStockAreFound() {
        violatesOnly(
                SnapshotMutations.movements(
                        GOOD,
                        movements -> movements.removeIf(moved -> moved.kind().equals("returned"))),
                I4,
                I5);
    }

    @Test
    void aReturnRestockedTwiceIsFound() {
        violatesOnly(SnapshotMutations.movements(GOOD, movements -> movements.add(movements.getLast())), I4, I5, I10);
    }

    @Test
    void aRefundOfAWrongAmountIsFound() {
        violatesOnly(
                SnapshotMutations.returns(
                        GOOD, new Return(RETURN, RETURNED, "COMPLETED", mugs(1), new BigDecimal("9.89"))),
                I6);
        violatesOnly(
                SnapshotMutations.refunds(GOOD, new Refund(RETURN, RETURNED, "REFUNDED", new BigDecimal("9.89"))), I7);
    }

    @Test
    void aRefundBookedNeverOrTwiceIsFound() {
        var refund = new Booking(RETURNED, "refund", HALF);
        violatesOnly(SnapshotMutations.ledger(GOOD, ledger -> ledger.remove(refund)), I6, I7);
        violatesOnly(SnapshotMutations.ledger(GOOD, ledger -> ledger.add(refund)), I6, I7);
        violatesOnly(SnapshotMutations.refunds(GOOD), I7);
    }

    @Test
    void whatCostsNothingIsNotInTheLedger() {
        AuditSnapshot free =
                SnapshotMutations.refunds(GOOD, PAID, new Refund(ANOTHER, RETURNED, "REFUNDED", BigDecimal.ZERO));
        free = SnapshotMutations.payment(
                free, new Payment(CANCELLED, "VOIDED", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        free = SnapshotMutations.ledger(
                free, ledger -> ledger.removeIf(booking -> booking.order().equals(CANCELLED)));
        assertThat(Auditor.audit(free)).isEmpty();
        violatesOnly(
                SnapshotMutations.ledger(free, ledger -> ledger.add(new Booking(CANCELLED, "void", BigDecimal.ZERO))),
                I7);
    }

    @Test
    void aReturnOfACancelledOrderIsFound() {
        AuditSnapshot more = SnapshotMutations.returns(
                GOOD, DONE, new Return(ANOTHER, CANCELLED, "RESTOCKED_UNPAID", Map.of(), HALF));
        violatesOnly(SnapshotMutations.arrivals(more, HERE, new Arrival(ANOTHER, CANCELLED, true)), I8);
    }

    @Test
    void aMissingOrUnexpectedArrivalIsFound() {
        violatesOnly(SnapshotMutations.arrivals(GOOD), I8);
        violatesOnly(SnapshotMutations.arrivals(GOOD, new Arrival(RETURN, RETURNED, false)), I8);
        violatesOnly(SnapshotMutations.arrivals(GOOD, HERE, new Arrival(ANOTHER, RETURNED, true)), I8);
    }

    private static AuditSnapshot restocked(AuditSnapshot snapshot, int units) {
        return SnapshotMutations.movements(
                snapshot, movements -> movements.add(new Movement("MUG", "returned", units, RETURNED, ANOTHER)));
    }

    private static Map<String, Integer> mugs(int units) {
        return Map.of("MUG", units);
    }

    private static void violatesOnly(AuditSnapshot snapshot, Invariant... expected) {
        assertThat(Auditor.audit(snapshot)).containsOnlyKeys(List.of(expected));
    }
}
