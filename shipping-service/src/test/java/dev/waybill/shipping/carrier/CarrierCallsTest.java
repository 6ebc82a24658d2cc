package dev.waybill.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.ExternalCalls;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.ShipmentFixtures;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class CarrierCallsTest {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(1);

    private final ScriptedCarrier carrier = new ScriptedCarrier();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CircuitBreaker circuitBreaker = CarrierCircuitBreakerConfig.create(meters);
    private final CarrierCalls calls =
            new CarrierCalls(carrier, circuitBreaker, ExternalCalls.unrecorded(), TIME_LIMIT);

    @Test
    void eachRequestGetsItsOwnResponse() {
        List<OrderId> orders = orders(3);
        carrier.script(orders.get(1), ScriptedCarrier.REJECTS);

        var responses = calls.handOverAll(requests(orders));

        assertThat(responses)
                .containsEntry(orders.get(0), new CarrierResponse.Accepted())
                .containsEntry(orders.get(1), new CarrierResponse.Rejected(ShipmentFixtures.UNDELIVERABLE))
                .containsEntry(orders.get(2), new CarrierResponse.Accepted())
                .hasSize(3);
    }

    /** The others are accepted only while the first call hangs, so one call after the other fails this test. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void aHangingCallIsInterruptedAtTheTimeLimitAndOthersAreAnsweredWhileItHangs() {
        List<OrderId> orders = orders(4);
        var hanging = new HangingCall();
        carrier.script(orders.get(0), hanging);
        orders.subList(1, 4).forEach(order -> carrier.script(order, hanging.acceptsMeanwhile()));

        var responses = calls.handOverAll(requests(orders));

        assertThat(responses).containsOnlyKeys(orders.subList(1, 4));
        assertThat(circuitBreaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        await("the interrupt").until(hanging::wasInterrupted);
    }

    @Test
    void aFailedCallHasNoResponseAndDoesNotAffectOthers() {
        List<OrderId> orders = orders(3);
        carrier.script(orders.get(1), ScriptedCarrier.FAILS);

        var responses = calls.handOverAll(requests(orders));

        assertThat(responses).containsOnlyKeys(orders.get(0), orders.get(2));
        assertThat(circuitBreaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    }

    @Test
    void theCircuitOpensWhenCallsFailAndClosesAfterAFewSuccessfulOnes() {
        List<OrderId> orders = orders(20);
        orders.forEach(order -> carrier.script(order, ScriptedCarrier.FAILS));
        assertThat(calls.availablePermits(200)).isEqualTo(200);

        assertThat(calls.handOverAll(requests(orders))).isEmpty();

        assertThat(calls.availablePermits(200)).isZero();
        int callsWhenOpened = carrier.calls().size();
        assertThat(calls.handOverAll(requests(orders(5)))).isEmpty();
        assertThat(carrier.calls()).hasSize(callsWhenOpened);

        int permitted = CarrierCircuitBreakerConfig.HALF_OPEN_CALLS;
        await().atMost(Duration.ofSeconds(15)).until(() -> calls.availablePermits(200) == permitted);
        assertThat(calls.handOverAll(requests(orders(permitted)))).hasSize(permitted);
        assertThat(calls.availablePermits(200)).isEqualTo(200);
    }

    @Test
    void callsAreCountedInTheMetricsOfTheCircuitBreaker() {
        calls.handOverAll(requests(orders(3)));

        assertThat(meters.get("resilience4j.circuitbreaker.calls")
                        .tags("name", "carrier", "kind", "successful")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    private static List<OrderId> orders(int count) {
        return Stream.generate(ShipmentFixtures::order).limit(count).toList();
    }

    private static List<HandoverRequest> requests(List<OrderId> orders) {
        return orders.stream()
                .map(order -> new HandoverRequest(
                        order, ShipmentFixtures.BOOKING, ShipmentFixtures.ADDRESS, ShipmentFixtures.cause()))
                .toList();
    }
}
