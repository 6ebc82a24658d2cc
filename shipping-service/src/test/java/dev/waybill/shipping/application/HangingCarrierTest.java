package dev.waybill.shipping.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.carrier.HangingCall;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import dev.waybill.shipping.messaging.ShippingHarness;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatch worker while the carrier does not respond to one call. */
class HangingCarrierTest {

    /** Far above the time that a batch takes, so that a batch that waits for the hanging call is seen. */
    private static final Duration CARRIER_TIME_LIMIT = Duration.ofSeconds(10);

    private static final int LATER_BATCHES = 3;

    private final HangingCall hanging = new HangingCall();
    private final ShippingHarness harness = new ShippingHarness(Duration.ZERO, CARRIER_TIME_LIMIT);

    @BeforeEach
    void start() {
        harness.dispatchWorker.start();
    }

    @AfterEach
    void stop() {
        hanging.fail();
        harness.dispatchWorker.stop();
        harness.close();
    }

    @Test
    void laterBatchesAreDispatchedWhileOneCallHangs() {
        OrderId stuck = ShipmentFixtures.order();
        harness.carrier.script(stuck, hanging);
        harness.receive(ShippingHarness.confirmed(stuck));
        await("the hanging call").until(hanging::isInFlight);

        for (int batch = 0; batch < LATER_BATCHES; batch++) {
            OrderId order = harness.orderConfirmed();
            await("dispatch of a later batch").until(() -> harness.statusOf(order) == ShipmentStatus.DISPATCHED);
            assertThat(hanging.isInFlight())
                    .as("the first call still hangs, so the batch did not wait for it")
                    .isTrue();
        }
        assertThat(harness.statusOf(stuck)).isEqualTo(ShipmentStatus.DISPATCHING);
    }
}
