package dev.waybill.shipping.messaging;

import static dev.waybill.shipping.messaging.ShippingHarness.cancelled;
import static dev.waybill.shipping.messaging.ShippingHarness.confirmed;
import static dev.waybill.shipping.messaging.ShippingHarness.personalDataErased;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.Shipment;
import dev.waybill.shipping.domain.ShipmentFixtures;
import dev.waybill.shipping.domain.ShipmentStatus;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AddressErasureTest {

    private static final ShippingHarness harness = new ShippingHarness();
    private static final String NAME = ShipmentFixtures.ADDRESS.name();

    @AfterAll
    static void close() {
        harness.close();
    }

    @Test
    void theAddressOfADispatchedParcelIsErasedAndNothingElse() {
        OrderId order = harness.orderDispatched();
        Shipment before = harness.database.find(order);
        assertThat(row(order)).contains(NAME);

        harness.receive(personalDataErased(order));

        assertThat(row(order)).doesNotContain(NAME).contains("erased");
        Shipment after = harness.database.find(order);
        assertThat(after.address()).isEqualTo(ShipmentFixtures.ADDRESS.erased());
        assertThat(after.status()).isEqualTo(ShipmentStatus.DISPATCHED);
        assertThat(after.booking()).isEqualTo(before.booking());
        assertThat(harness.outbox.events(order)).hasSize(2);
    }

    @Test
    void aRepeatedErasureAndALateConfirmationBringNothingBack() {
        OrderId order = harness.orderDispatched();
        harness.receive(personalDataErased(order), personalDataErased(order), confirmed(order));
        harness.receive(confirmed(order), personalDataErased(order));
        harness.dispatchUntilIdle();
        assertThat(row(order)).doesNotContain(NAME);
    }

    @Test
    void anErasureBeforeTheConfirmationKeepsTheAddressAway() {
        OrderId order = ShipmentFixtures.order();
        harness.receive(personalDataErased(order));
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.CLOSED);
        harness.receive(confirmed(order));
        harness.dispatchUntilIdle();
        assertThat(row(order)).doesNotContain(NAME);
        assertThat(harness.carrier.calls()).doesNotContain(order);
    }

    @Test
    void eventsOfOneBatchLeaveNoAddress() {
        OrderId order = ShipmentFixtures.order();
        harness.receive(confirmed(order), cancelled(order), personalDataErased(order));
        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.CANCELLED);
        assertThat(row(order)).doesNotContain(NAME);
    }

    @Test
    void theCarrierGetsTheAddressThatItStillNeedsAndThenItIsErased() {
        OrderId order = harness.orderConfirmed();
        harness.receive(personalDataErased(order));
        assertThat(row(order)).contains(NAME);

        harness.dispatchUntilIdle();

        assertThat(harness.statusOf(order)).isEqualTo(ShipmentStatus.DISPATCHED);
        assertThat(row(order)).doesNotContain(NAME);
    }

    private static String row(OrderId order) {
        return Objects.requireNonNull(harness.database
                .jdbc()
                .queryForObject("select s::text from shipments s where order_id = ?", String.class, order.value()));
    }
}
