package dev.waybill.audit;

import static dev.waybill.audit.GoodRun.CANCELLED;
import static dev.waybill.audit.GoodRun.COMPLETED;
import static dev.waybill.audit.GoodRun.DECLINED;
import static dev.waybill.audit.Invariant.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.audit.Parcels.Shipment;
import dev.waybill.audit.Post.Letter;
import dev.waybill.audit.Post.Told;
import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.audit.Shopfront.Order;
import dev.waybill.audit.Shopfront.Step;
import dev.waybill.audit.Till.Booking;
import dev.waybill.audit.Till.Payment;
import dev.waybill.audit.Warehouse.Reservation;
import dev.waybill.audit.Warehouse.Stock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that cannot fail proves nothing: each is shown evidence made worse, and it alone turns red. */
class AuditorTest {

    private static final Evidence GOOD = GoodRun.evidence();
    private static final BigDecimal PRICE = new BigDecimal("19.80");
    private static final BigDecimal NOTHING = BigDecimal.ZERO;

    @ParameterizedTest
    @EnumSource
    void goodEvidenceContradictsNothing(Invariant invariant) {
        assertThat(invariant.breaches(GOOD)).isEmpty();
    }

    @Test
    void anAcceptedOrderThatIsGoneIsMissed() {
        onlyRed(I1, Mutations.orders(GOOD, orders -> orders.remove(DECLINED)));
    }

    @Test
    void anOrderThatNeverEndsIsSeen() {
        Evidence stuck = Mutations.withStatus(GOOD, DECLINED, "PENDING");
        assertThat(I1.breaches(stuck)).isNotEmpty();
        onlyRed(I1, stuck);
    }

    @Test
    void anOrderThatNobodyAskedForIsSeen() {
        UUID id = Mutations.unknown();
        var path = List.of(new Step(1, "PENDING"), new Step(2, "CANCELLED"));
        var order = new Order(id, "c-nobody", "CANCELLED", "TIMED_OUT", Map.of("MUG", 1), PRICE, 2, path);
        onlyRed(I2, Mutations.orders(GOOD, orders -> orders.put(id, order)));
        Evidence timedOut = Mutations.orders(GOOD, orders -> orders.put(id, order));
        assertThat(Auditor.audit(Mutations.attempt(timedOut, new Attempt("c-nobody", null, "{}", 0, "", null))))
                .as("a time-out makes none or one")
                .isEmpty();
        onlyRed(I2, Mutations.attempt(timedOut, new Attempt("c-nobody", null, "{}", 422, "", null)));
    }

    @Test
    void aKeyThatIsAnsweredTwoWaysIsSeen() {
        onlyRed(I3, Mutations.attempt(GOOD, new Attempt("c-1", "key", "{}", 201, "{}", COMPLETED)));
    }

    @Test
    void aKeyThatTakesTwoBodiesIsSeen() {
        String answer = "{\"id\": \"" + COMPLETED + "\"}";
        onlyRed(I3, Mutations.attempt(GOOD, new Attempt("c-1", "key", "{\"other\": 1}", 201, answer, COMPLETED)));
    }

    @Test
    void aUnitThatIsMissingIsSeen() {
        onlyRed(I4, Mutations.stock(GOOD, new Stock("MUG", 6, 0, 6)));
        onlyRed(I4, Mutations.stock(GOOD, new Stock("MUG", 7, 1, 6)));
        onlyRed(I4, Mutations.stock(GOOD, new Stock("MUG", 7, 0, 8)));
    }

    @Test
    void aUnitSoldBeforeItCameIsSeen() {
        onlyRed(I5, Mutations.movements(GOOD, movements -> Mutations.swap(movements, 0, 1)));
    }

    @Test
    void aReservationOfSomethingElseIsSeen() {
        onlyRed(I5, Mutations.reservation(GOOD, new Reservation(COMPLETED, "COMMITTED", Map.of("MUG", 1))));
    }

    @Test
    void aSecondCaptureIsSeen() {
        Evidence twice = Mutations.ledger(GOOD, ledger -> ledger.add(new Booking(COMPLETED, "capture", PRICE)));
        BigDecimal both = PRICE.add(PRICE);
        onlyRed(I6, Mutations.payment(twice, new Payment(COMPLETED, "CAPTURED", PRICE, both, NOTHING)));
    }

    @Test
    void aBookingThatPaymentServiceDoesNotKnowIsSeen() {
        onlyRed(I7, Mutations.ledger(GOOD, ledger -> ledger.add(new Booking(DECLINED, "authorization", PRICE))));
        onlyRed(I7, Mutations.payment(GOOD, new Payment(COMPLETED, "CAPTURED", PRICE, NOTHING, NOTHING)));
        onlyRed(
                I7,
                Mutations.ledger(
                        GOOD,
                        ledger -> ledger.removeIf(booking -> booking.operation().equals("void"))));
    }

    @Test
    void aParcelTooManyOrTooFewIsSeen() {
        onlyRed(I8, Mutations.shipments(GOOD, parcels -> parcels.add(new Shipment(COMPLETED, "DISPATCHED"))));
        onlyRed(I8, Mutations.shipments(GOOD, parcels -> parcels.add(new Shipment(CANCELLED, "DISPATCHED"))));
        onlyRed(I8, Mutations.shipments(GOOD, parcels -> parcels.removeIf(Shipment::isOnItsWay)));
    }

    @Test
    void aForbiddenStepIsSeen() {
        onlyRed(
                I9,
                Mutations.withPath(
                        GOOD,
                        COMPLETED,
                        new Step(1, "PENDING"),
                        new Step(2, "CONFIRMED"),
                        new Step(3, "CANCELLED"),
                        new Step(4, "COMPLETED")));
        onlyRed(I9, Mutations.withPath(GOOD, DECLINED, new Step(1, "PENDING"), new Step(3, "CANCELLED")));
        onlyRed(I9, Mutations.withPath(GOOD, DECLINED, new Step(1, "PENDING")));
    }

    @Test
    void anEventAppliedTwiceIsSeen() {
        Letter released = letter("stock.released.v1");
        var again = new Letter(
                new UUID(8, 0),
                released.source(),
                released.topic(),
                released.type(),
                released.order(),
                released.cause(),
                released.sequence() + 1);
        Told first = told("stock.released.v1");
        var headers = Map.of(
                "ce_id", again.id().toString(),
                "ce_type", again.type(),
                "ce_source", "/inventory-service",
                "ce_sequence", "%010d".formatted(again.sequence()));
        var second = new Told(first.topic(), first.partition(), 1_000, first.key(), first.value(), headers);
        onlyRed(
                I10,
                Mutations.topics(Mutations.outbox(GOOD, outbox -> outbox.add(again)), topics -> topics.add(second)));
    }

    @Test
    void aMovementMadeTwiceIsSeen() {
        Evidence twice = Mutations.movements(GOOD, movements -> {
            movements.add(movements.get(1));
            movements.add(new Warehouse.Movement("MUG", "released", 2, COMPLETED));
        });
        onlyRed(I10, twice);
    }

    @Test
    void anEventThatWasNeverToldIsMissed() {
        onlyRed(I11, Mutations.topics(GOOD, topics -> topics.removeIf(told("order.completed.v1")::equals)));
    }

    @Test
    void anEventThatNobodyWroteIsSeen() {
        onlyRed(I11, Mutations.outbox(GOOD, outbox -> outbox.removeIf(letter("order.completed.v1")::equals)));
    }

    @Test
    void swappedEventsAreSeen() {
        int reserved = GOOD.post().topics().indexOf(told("stock.reserved.v1"));
        int committed = GOOD.post().topics().indexOf(told("stock.committed.v1"));
        onlyRed(I12, Mutations.topics(GOOD, topics -> Mutations.swap(topics, reserved, committed)));
    }

    @Test
    void aKeyInTwoPartitionsIsSeen() {
        Told last = told("order.completed.v1");
        onlyRed(
                I12,
                Mutations.topics(
                        GOOD,
                        topics -> topics.set(
                                topics.indexOf(last),
                                new Told(last.topic(), 9, last.offset(), last.key(), last.value(), last.headers()))));
    }

    @Test
    void aRepeatWithoutAFaultIsSeen() {
        Told last = told("order.completed.v1");
        onlyRed(I13, Mutations.topics(GOOD, topics -> topics.add(last)));
        Evidence faulty = faulty(Mutations.topics(GOOD, topics -> topics.add(last)));
        assertThat(Auditor.audit(faulty)).as("a fault excuses it").isEmpty();
    }

    @Test
    void aRepeatThatDiffersIsSeen() {
        Told last = told("order.completed.v1");
        Evidence differs = Mutations.topics(GOOD, topics -> topics.add(Mutations.changed(last, "{\"total\": 1}")));
        onlyRed(I13, faulty(differs));
    }

    @Test
    void aDeadLetterThatShouldNotBeIsSeen() {
        Told placed = told("order.placed.v1");
        Told letter = new Told("orders.payment-service.dlt", 0, 0, placed.key(), placed.value(), placed.headers());
        onlyRed(I14, Mutations.dead(GOOD, List.of(letter), List.of()));
    }

    @Test
    void anInjectedRecordMustBeKeptOnceAsItWas() {
        var bad = new Told("payments", 0, 999, "key", "nonsense", Map.of("ce_id", "bad"));
        var kept = new Told("payments.order-service.dlt", 0, 0, "key", "nonsense", Map.of("ce_id", "bad", "why", "x"));
        assertThat(Auditor.audit(Mutations.dead(GOOD, List.of(kept), List.of(bad))))
                .isEmpty();
        onlyRed(I14, Mutations.dead(GOOD, List.of(), List.of(bad)));
        onlyRed(I14, Mutations.dead(GOOD, List.of(kept, kept), List.of(bad)));
        onlyRed(I14, Mutations.dead(GOOD, List.of(Mutations.changed(kept, "other")), List.of(bad)));
    }

    @Test
    void anEventReadButNotHeardIsSeen() {
        onlyRed(I16, Mutations.unheard(GOOD, "order-service", "payment.captured.v1"));
        onlyRed(I16, Mutations.unheard(GOOD, "inventory-service", "order.placed.v1"));
        assertThat(Auditor.audit(Mutations.unheard(GOOD, "inventory-service", "order.confirmed.v1")))
                .as("what is of no concern may be ignored")
                .isEmpty();
    }

    @Test
    void aCancelledOrderThatKeepsStockOrMoneyIsSeen() {
        onlyRed(I18, Mutations.reservation(GOOD, new Reservation(CANCELLED, "RESERVED", Map.of("MUG", 2))));
        Evidence unvoided = Mutations.ledger(
                GOOD, ledger -> ledger.removeIf(booking -> booking.operation().equals("void")));
        onlyRed(I18, Mutations.payment(unvoided, Mutations.releasedBelow("AUTHORIZED")));
    }

    @Test
    void theReportNamesWhatIsBroken() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> Auditor.assertEverythingHolds(Mutations.orders(GOOD, orders -> orders.remove(DECLINED))))
                .withMessageContaining("I1 every accepted order has ended: broken")
                .withMessageContaining(DECLINED.toString());
        Auditor.assertEverythingHolds(GOOD);
    }

    private static void onlyRed(Invariant expected, Evidence evidence) {
        assertThat(Auditor.audit(evidence)).containsOnlyKeys(expected);
    }

    private static Evidence faulty(Evidence evidence) {
        return new Evidence(
                true,
                evidence.shopfront(),
                evidence.warehouse(),
                evidence.till(),
                evidence.parcels(),
                evidence.returns(),
                evidence.post(),
                evidence.ears());
    }

    private static Letter letter(String type) {
        return GOOD.post().outbox().stream()
                .filter(letter -> letter.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Told told(String type) {
        return GOOD.post().topics().stream()
                .filter(record -> record.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
