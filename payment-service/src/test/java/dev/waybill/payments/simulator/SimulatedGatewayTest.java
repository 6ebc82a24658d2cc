package dev.waybill.payments.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.events.Money;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentMethod;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.ReturnId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.payments.SampleEvents;
import dev.waybill.payments.domain.GatewayOperation;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Accepted;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.payments.domain.GatewayOutcome.Refused;
import dev.waybill.payments.domain.GatewayRequest;
import dev.waybill.payments.domain.PaymentTerms;
import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import dev.waybill.web.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
    private final OrderId order = SampleEvents.id();

    /** One instance, as the service wires it. */
    private static final class Simulator {
        final SimulatorDatabase database;
        final SimulatedGateway gateway;
        final LedgerController ledger;

        Simulator(TestDatabase at) {
            database = new SimulatorDatabase(new SimulatorProperties(
                    at.url(),
                    at.applicationUsername(),
                    at.applicationPassword(),
                    new SimulatorProperties.Owner(at.username(), at.password()),
                    true));
            var books = new Ledger(
                    database,
                    new LedgerRepository(database),
                    Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration()));
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
        assertThat(ask(GatewayOperation.AUTHORIZATION, 1, card)).isInstanceOf(Accepted.class);
        assertThat(booked()).containsExactly("authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa_chargeDeclined, card_declined",
        "pm_card_visa_chargeDeclinedInsufficientFunds, insufficient_funds",
        "pm_card_nobody, invalid_payment_method"
    })
    void badCardsAreDeclinedAndBookNothing(String card, String code) {
        assertThat(ask(GatewayOperation.AUTHORIZATION, 1, card)).isEqualTo(refused(code));
        assertThat(booked()).isEmpty();
    }

    @Test
    void theFirstCaptureOfOneTestCardIsRefusedAndTheNextAttemptSucceeds() {
        ask(GatewayOperation.AUTHORIZATION, 1, "pm_sim_captureFails");

        assertThat(ask(GatewayOperation.CAPTURE, 1)).isEqualTo(refused("processing_error"));
        assertThat(ask(GatewayOperation.CAPTURE, 1)).isEqualTo(refused("processing_error"));
        assertThat(ask(GatewayOperation.CAPTURE, 2)).isInstanceOf(Accepted.class);
        assertThat(booked()).containsExactly("authorization", "capture");
    }

    @Test
    void fiftyConcurrentRepeatsThroughTwoInstancesBookOnce() throws Exception {
        for (GatewayOperation operation :
                List.of(GatewayOperation.AUTHORIZATION, GatewayOperation.CAPTURE, GatewayOperation.REFUND)) {
            assertThat(atOnce(50, i -> {
                        Simulator instance = i % 2 == 0 ? simulator : otherInstance;
                        return instance.gateway.execute(request(operation, 1, "pm_card_visa"));
                    }))
                    .hasSize(1)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Accepted.class));
        }
        assertThat(booked()).containsExactly("authorization", "capture", "refund");
    }

    @Test
    void differentKeysForTheSameOperationBookOnce() throws Exception {
        ask(GatewayOperation.AUTHORIZATION, 1);

        Set<Definite> outcomes = atOnce(50, i -> {
            Simulator instance = i % 2 == 0 ? simulator : otherInstance;
            return instance.gateway.execute(request(GatewayOperation.CAPTURE, i + 1, "pm_card_visa"));
        });

        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(booked()).containsExactly("authorization", "capture");
    }

    @Test
    void aVoidedAuthorizationCannotBeCaptured() {
        ask(GatewayOperation.AUTHORIZATION, 1);

        assertThat(ask(GatewayOperation.VOID, 1)).isInstanceOf(Accepted.class);
        assertThat(ask(GatewayOperation.CAPTURE, 1)).isEqualTo(refused("nothing_to_capture"));
        assertThat(ask(GatewayOperation.REFUND, 1)).isEqualTo(refused("nothing_to_refund"));
    }

    @Test
    void aCaptureIsRefundedInPartsUpToItsAmount() {
        ask(GatewayOperation.AUTHORIZATION, 1);
        ask(GatewayOperation.CAPTURE, 1);

        assertThat(giveBack("9.90", 1)).isInstanceOf(Accepted.class);
        assertThat(giveBack("9.91", 1)).isEqualTo(refused("nothing_to_refund"));
        assertThat(giveBack("9.90", 1)).isInstanceOf(Accepted.class);
        assertThat(giveBack("0.01", 1)).isEqualTo(refused("nothing_to_refund"));
        assertThat(booked()).containsExactly("authorization", "capture", "refund", "refund");
    }

    @Test
    void theFirstAttemptAtEachRefundOfOneTestCardIsRefusedAndTheNextSucceeds() {
        ask(GatewayOperation.AUTHORIZATION, 1, "pm_sim_refundFails");
        ask(GatewayOperation.CAPTURE, 1, "pm_sim_refundFails");
        GatewayRequest first = returned(new ReturnId(UuidV7.next()), "9.90", 1, "pm_sim_refundFails");
        GatewayRequest second = returned(Objects.requireNonNull(first.returnId()), "9.90", 2, "pm_sim_refundFails");

        assertThat(simulator.gateway.execute(first)).isEqualTo(refused("processing_error"));
        assertThat(simulator.gateway.execute(second)).isInstanceOf(Accepted.class);
    }

    @Test
    void aCaptureCannotBeVoided() {
        ask(GatewayOperation.AUTHORIZATION, 1);
        ask(GatewayOperation.CAPTURE, 1);

        assertThat(ask(GatewayOperation.VOID, 1)).isEqualTo(refused("nothing_to_void"));
    }

    @Test
    void anAbandonedRequestIsRefusedFromThenOn() {
        GatewayRequest request = request(GatewayOperation.AUTHORIZATION, 1, "pm_card_visa");

        assertThat(simulator.gateway.abandon(request)).isEmpty();
        assertThat(simulator.gateway.execute(request)).isEqualTo(refused("abandoned"));
        assertThat(simulator.gateway.abandon(request)).isEmpty();
        assertThat(booked()).isEmpty();
    }

    @Test
    void abandoningABookedRequestReturnsItsOutcome() {
        Definite outcome = ask(GatewayOperation.AUTHORIZATION, 1);

        assertThat(simulator.gateway.abandon(request(GatewayOperation.AUTHORIZATION, 1, "pm_card_visa")))
                .contains(outcome);
    }

    @Test
    void aQueryReturnsTheOutcomeAndChangesNothing() {
        GatewayRequest request = request(GatewayOperation.AUTHORIZATION, 1, "pm_card_visa");

        assertThat(simulator.gateway.query(request)).isEmpty();
        Definite outcome = simulator.gateway.execute(request);
        assertThat(otherInstance.gateway.query(request)).contains(outcome);
    }

    @Test
    void theLedgerOfAnUnknownOrderIsNotFound() {
        assertThatThrownBy(() -> simulator.ledger.ledger(order)).isInstanceOf(ProblemException.class);
    }

    @Test
    void theDatabaseRejectsASecondCapture() {
        ask(GatewayOperation.AUTHORIZATION, 1);
        ask(GatewayOperation.CAPTURE, 1);

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

    private Definite ask(GatewayOperation operation, int attempt) {
        return ask(operation, attempt, "pm_card_visa");
    }

    private Definite ask(GatewayOperation operation, int attempt, String card) {
        return simulator.gateway.execute(request(operation, attempt, card));
    }

    private GatewayRequest request(GatewayOperation operation, int attempt, String card) {
        return new GatewayRequest(
                order, operation, attempt, new PaymentTerms(Money.of("19.80", "EUR"), new PaymentMethod(card)), null);
    }

    private Definite giveBack(String amount, int attempt) {
        return simulator.gateway.execute(returned(new ReturnId(UuidV7.next()), amount, attempt, "pm_card_visa"));
    }

    private GatewayRequest returned(ReturnId id, String amount, int attempt, String card) {
        var terms = new PaymentTerms(Money.of(amount, "EUR"), new PaymentMethod(card));
        return new GatewayRequest(order, GatewayOperation.REFUND, attempt, terms, null, id);
    }

    private List<String> booked() {
        return simulator.ledger.ledger(order).items().stream()
                .map(LedgerController.LedgerItem::operation)
                .toList();
    }

    private static GatewayOutcome refused(String code) {
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
