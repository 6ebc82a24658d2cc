package dev.waybill.audit;

import static dev.waybill.audit.GoodRun.CANCELLED;
import static dev.waybill.audit.GoodRun.RETURN;
import static dev.waybill.audit.GoodRun.RETURNED;
import static dev.waybill.audit.Invariant.I1;
import static dev.waybill.audit.Invariant.I10;
import static dev.waybill.audit.Invariant.I4;
import static dev.waybill.audit.Invariant.I5;
import static dev.waybill.audit.Invariant.I6;
import static dev.waybill.audit.Invariant.I7;
import static dev.waybill.audit.Invariant.I8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.audit.Returns.Arrival;
import dev.waybill.audit.Returns.Refund;
import dev.waybill.audit.Returns.Return;
import dev.waybill.audit.Till.Booking;
import dev.waybill.audit.Warehouse.Movement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the auditor sees when something is wrong with a return. */
class ReturnsTest {

    private static final Evidence GOOD = GoodRun.evidence();
    private static final BigDecimal HALF = new BigDecimal("9.90");
    private static final UUID ANOTHER = new UUID(9, 2);
    private static final Return DONE = GOOD.returns().accepted().getFirst();
    private static final Refund PAID = GOOD.returns().refunds().getFirst();
    private static final Arrival HERE = GOOD.returns().arrivals().getFirst();

    @Test
    void aReturnThatNeverEndsIsSeen() {
        Evidence more = Mutations.returns(GOOD, DONE, new Return(ANOTHER, RETURNED, "REQUESTED", mugs(1), HALF));
        onlyRed(Mutations.arrivals(more, HERE, new Arrival(ANOTHER, RETURNED, false)), I1);
        onlyRed(Mutations.refunds(more, PAID, new Refund(ANOTHER, RETURNED, "REFUNDING", HALF)), I1);
    }

    @Test
    void aReturnThatWaitsForAnOperatorHasEnded() {
        Evidence unpaid =
                Mutations.returns(GOOD, DONE, new Return(ANOTHER, RETURNED, "RESTOCKED_UNPAID", mugs(1), HALF));
        unpaid = Mutations.refunds(unpaid, PAID, new Refund(ANOTHER, RETURNED, "FAILED", HALF));
        unpaid = Mutations.arrivals(unpaid, HERE, new Arrival(ANOTHER, RETURNED, true));
        unpaid = restocked(unpaid, 1);
        assertThat(Auditor.audit(Mutations.stock(unpaid, new Warehouse.Stock("MUG", 8, 0, 8))))
                .isEmpty();
    }

    @Test
    void moreThanWasBoughtIsSeen() {
        BigDecimal nothing = BigDecimal.ZERO;
        Evidence more = Mutations.returns(GOOD, DONE, new Return(ANOTHER, RETURNED, "COMPLETED", mugs(2), nothing));
        more = Mutations.refunds(more, PAID, new Refund(ANOTHER, RETURNED, "REFUNDED", nothing));
        more = Mutations.ledger(more, ledger -> ledger.add(new Booking(RETURNED, "refund", nothing)));
        more = Mutations.arrivals(more, HERE, new Arrival(ANOTHER, RETURNED, true));
        more = Mutations.stock(restocked(more, 2), new Warehouse.Stock("MUG", 9, 0, 9));
        onlyRed(more, I5);
    }

    @Test
    void unitsThatAreNotBackInStockAreMissed() {
        onlyRed(
                Mutations.movements(
                        GOOD,
                        movements -> movements.removeIf(moved -> moved.kind().equals("returned"))),
                I4,
                I5);
    }

    @Test
    void aReturnRestockedTwiceIsSeen() {
        onlyRed(Mutations.movements(GOOD, movements -> movements.add(movements.getLast())), I4, I5, I10);
    }

    @Test
    void aRefundThatIsNotToTheCentIsSeen() {
        onlyRed(
                Mutations.returns(GOOD, new Return(RETURN, RETURNED, "COMPLETED", mugs(1), new BigDecimal("9.89"))),
                I6);
        onlyRed(Mutations.refunds(GOOD, new Refund(RETURN, RETURNED, "REFUNDED", new BigDecimal("9.89"))), I7);
    }

    @Test
    void aRefundThatWasNotBookedOrBookedTwiceIsSeen() {
        var refund = new Booking(RETURNED, "refund", HALF);
        onlyRed(Mutations.ledger(GOOD, ledger -> ledger.remove(refund)), I6, I7);
        onlyRed(Mutations.ledger(GOOD, ledger -> ledger.add(refund)), I6, I7);
        onlyRed(Mutations.refunds(GOOD), I7);
    }

    @Test
    void aReturnOfWhatWasNeverSoldIsSeen() {
        Evidence more =
                Mutations.returns(GOOD, DONE, new Return(ANOTHER, CANCELLED, "RESTOCKED_UNPAID", Map.of(), HALF));
        onlyRed(Mutations.arrivals(more, HERE, new Arrival(ANOTHER, CANCELLED, true)), I8);
    }

    @Test
    void anArrivalThatIsMissingOrNobodyExpectsIsSeen() {
        onlyRed(Mutations.arrivals(GOOD), I8);
        onlyRed(Mutations.arrivals(GOOD, new Arrival(RETURN, RETURNED, false)), I8);
        onlyRed(Mutations.arrivals(GOOD, HERE, new Arrival(ANOTHER, RETURNED, true)), I8);
    }

    private static Evidence restocked(Evidence evidence, int units) {
        return Mutations.movements(
                evidence, movements -> movements.add(new Movement("MUG", "returned", units, RETURNED, ANOTHER)));
    }

    private static Map<String, Integer> mugs(int units) {
        return Map.of("MUG", units);
    }

    private static void onlyRed(Evidence evidence, Invariant... expected) {
        assertThat(Auditor.audit(evidence)).containsOnlyKeys(List.of(expected));
    }
}
