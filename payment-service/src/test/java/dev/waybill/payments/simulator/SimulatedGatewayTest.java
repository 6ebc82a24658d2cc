package dev.waybill.payments.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.Orders;
import dev.waybill.payments.domain.Operation;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Accepted;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Outcome.Refused;
import dev.waybill.payments.domain.Request;
import dev.waybill.payments.domain.Terms;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import dev.waybill.web.NotFoundException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class SimulatedGatewayTest {

    private static final TestDatabase DATABASE = TestPostgres.shared().createDatabase("gateway");

    private final Simulator simulator = new Simulator(DATABASE);
    private final Simulator otherInstance = new Simulator(DATABASE);
    private final OrderId order = Orders.id();

    /** One instance, as the service wires it. */
    private static final class Simulator {
        final GatewayDatabase database;
        final SimulatedGateway gateway;
        final LedgerController ledger;

        Simulator(TestDatabase at) {
            database = new GatewayDatabase(new GatewayProperties(at.url(), at.username(), at.password(), true));
            var books = new Books(database, new BookTables(database), Clock.systemUTC());
            gateway = new SimulatedGateway(books);
            ledger = new LedgerController(database);
        }

        void close() {
            gateway.close();
            database.close();
        }
    }

    @BeforeAll
    static void migrateBeforeInstancesRace() {
        new Simulator(DATABASE).close();
    }

    @AfterEach
    void close() {
        simulator.close();
        otherInstance.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm_card_visa", "pm_card_mastercard", "pm_sim_captureFails"})
    void goodCardsAreAuthorized(String card) {
        assertThat(ask(Operation.AUTHORIZATION, 1, card)).isInstanceOf(Accepted.class);
        assertThat(booked()).containsExactly("authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa_chargeDeclined, card_declined",
        "pm_card_visa_chargeDeclinedInsufficientFunds, insufficient_funds",
        "pm_card_nobody, invalid_payment_method"
    })
    void badCardsAreDeclinedAndBookNothing(String card, String code) {
        assertThat(ask(Operation.AUTHORIZATION, 1, card)).isEqualTo(refused(code));
        assertThat(booked()).isEmpty();
    }

    @Test
    void theFirstCaptureOfOneCardFailsForGoodAndTheNextAttemptSucceeds() {
        ask(Operation.AUTHORIZATION, 1, "pm_sim_captureFails");

        assertThat(ask(Operation.CAPTURE, 1)).isEqualTo(refused("processing_error"));
        assertThat(ask(Operation.CAPTURE, 1)).isEqualTo(refused("processing_error"));
        assertThat(ask(Operation.CAPTURE, 2)).isInstanceOf(Accepted.class);
        assertThat(booked()).containsExactly("authorization", "capture");
    }

    @Test
    void fiftyRepeatsAtOnceThroughTwoInstancesBookOnce() throws Exception {
        for (Operation operation : List.of(Operation.AUTHORIZATION, Operation.CAPTURE, Operation.REFUND)) {
            assertThat(atOnce(50, i -> {
                        Simulator instance = i % 2 == 0 ? simulator : otherInstance;
                        return instance.gateway.carryOut(request(operation, 1, "pm_card_visa"));
                    }))
                    .hasSize(1)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        }
        assertThat(booked()).containsExactly("authorization", "capture", "refund");
    }

    @Test
    void differentKeysForTheSameOperationBookOnce() throws Exception {
        ask(Operation.AUTHORIZATION, 1);

        Set<Definite> outcomes = atOnce(50, i -> {
            Simulator instance = i % 2 == 0 ? simulator : otherInstance;
            return instance.gateway.carryOut(request(Operation.CAPTURE, i + 1, "pm_card_visa"));
        });

        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(booked()).containsExactly("authorization", "capture");
    }

    @Test
    void whatWasVoidedCannotBeCaptured() {
        ask(Operation.AUTHORIZATION, 1);

        assertThat(ask(Operation.VOID, 1)).isInstanceOf(Accepted.class);
        assertThat(ask(Operation.CAPTURE, 1)).isEqualTo(refused("nothing_to_capture"));
        assertThat(ask(Operation.REFUND, 1)).isEqualTo(refused("nothing_to_refund"));
    }

    @Test
    void whatWasCapturedGoesBackInPartsAndNeverMoreOfIt() {
        ask(Operation.AUTHORIZATION, 1);
        ask(Operation.CAPTURE, 1);

        assertThat(giveBack("9.90", 1)).isInstanceOf(Accepted.class);
        assertThat(giveBack("9.91", 1)).isEqualTo(refused("nothing_to_refund"));
        assertThat(giveBack("9.90", 1)).isInstanceOf(Accepted.class);
        assertThat(giveBack("0.01", 1)).isEqualTo(refused("nothing_to_refund"));
        assertThat(booked()).containsExactly("authorization", "capture", "refund", "refund");
    }

    @Test
    void theFirstAttemptAtEachRefundToOneCardFailsForGoodAndTheNextSucceeds() {
        ask(Operation.AUTHORIZATION, 1, "pm_sim_refundFails");
        ask(Operation.CAPTURE, 1, "pm_sim_refundFails");
        Request first = returned(new ReturnId(UuidV7.next()), "9.90", 1, "pm_sim_refundFails");
        Request second = returned(Objects.requireNonNull(first.returnId()), "9.90", 2, "pm_sim_refundFails");

        assertThat(simulator.gateway.carryOut(first)).isEqualTo(refused("processing_error"));
        assertThat(simulator.gateway.carryOut(second)).isInstanceOf(Accepted.class);
    }

    @Test
    void whatWasCapturedCannotBeVoided() {
        ask(Operation.AUTHORIZATION, 1);
        ask(Operation.CAPTURE, 1);

        assertThat(ask(Operation.VOID, 1)).isEqualTo(refused("nothing_to_void"));
    }

    @Test
    void anAbandonedRequestIsRefusedEverAfter() {
        Request request = request(Operation.AUTHORIZATION, 1, "pm_card_visa");

        assertThat(simulator.gateway.abandon(request)).isEmpty();
        assertThat(simulator.gateway.carryOut(request)).isEqualTo(refused("abandoned"));
        assertThat(simulator.gateway.abandon(request)).isEmpty();
        assertThat(booked()).isEmpty();
    }

    @Test
    void abandoningTooLateTellsWhatHappened() {
        Definite outcome = ask(Operation.AUTHORIZATION, 1);

        assertThat(simulator.gateway.abandon(request(Operation.AUTHORIZATION, 1, "pm_card_visa")))
                .contains(outcome);
    }

    @Test
    void aQueryTellsWhatHappenedAndChangesNothing() {
        Request request = request(Operation.AUTHORIZATION, 1, "pm_card_visa");

        assertThat(simulator.gateway.query(request)).isEmpty();
        Definite outcome = simulator.gateway.carryOut(request);
        assertThat(otherInstance.gateway.query(request)).contains(outcome);
    }

    @Test
    void theLedgerOfAnOrderNobodyAskedAboutIsNotFound() {
        assertThatThrownBy(() -> simulator.ledger.ledger(order)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theDatabaseItselfRefusesASecondCapture() {
        ask(Operation.AUTHORIZATION, 1);
        ask(Operation.CAPTURE, 1);

        assertThatThrownBy(() -> simulator.database.jdbc().update("""
                                insert into operations
                                select idempotency_key || 'x', order_id, operation, currency, amount, reference, code, time
                                from operations where idempotency_key = ?
                                """, order + ":capture:1"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> simulator
                        .database
                        .jdbc()
                        .update("update accounts set captured = 19.81 where order_id = ?", order.value()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private Definite ask(Operation operation, int attempt) {
        return ask(operation, attempt, "pm_card_visa");
    }

    private Definite ask(Operation operation, int attempt, String card) {
        return simulator.gateway.carryOut(request(operation, attempt, card));
    }

    private Request request(Operation operation, int attempt, String card) {
        return new Request(
                order, operation, attempt, new Terms(Money.of("19.80", "EUR"), new PaymentMethod(card)), null);
    }

    private Definite giveBack(String amount, int attempt) {
        return simulator.gateway.carryOut(returned(new ReturnId(UuidV7.next()), amount, attempt, "pm_card_visa"));
    }

    private Request returned(ReturnId id, String amount, int attempt, String card) {
        var terms = new Terms(Money.of(amount, "EUR"), new PaymentMethod(card));
        return new Request(order, Operation.REFUND, attempt, terms, null, id);
    }

    private List<String> booked() {
        return simulator.ledger.ledger(order).items().stream()
                .map(LedgerItem::operation)
                .toList();
    }

    private static Outcome refused(String code) {
        return new Refused(new ReasonCode(code));
    }

    private interface Call {
        Definite make(int number);
    }

    private static Set<Definite> atOnce(int times, Call call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Definite>> calls = IntStream.range(0, times)
                    .<Callable<Definite>>mapToObj(number -> () -> call.make(number))
                    .toList();
            List<Definite> outcomes = new ArrayList<>();
            for (Future<Definite> future : threads.invokeAll(calls)) {
                outcomes.add(future.get());
            }
            return new HashSet<>(outcomes);
        }
    }
}
