package dev.waybill.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.ShipmentFixtures;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedCarrierTest {

    private final SimulatedCarrier carrier = new SimulatedCarrier();

    @Test
    void theBookingOfAnOrderIsStableAndUnique() {
        OrderId order = ShipmentFixtures.order();

        assertThat(carrier.book(order)).isEqualTo(carrier.book(order));
        assertThat(Stream.generate(ShipmentFixtures::order).limit(1000).map(carrier::book))
                .doesNotHaveDuplicates();
    }

    @Test
    void aDeliverableAddressIsAccepted() {
        OrderId order = ShipmentFixtures.order();
        var request =
                new HandoverRequest(order, carrier.book(order), ShipmentFixtures.ADDRESS, ShipmentFixtures.cause());

        assertThat(carrier.handOver(request)).isEqualTo(new CarrierResponse.Accepted());
    }

    @Test
    void postalCode00000IsRejected() {
        OrderId order = ShipmentFixtures.order();
        var request = new HandoverRequest(
                order, carrier.book(order), ShipmentFixtures.UNDELIVERABLE_ADDRESS, ShipmentFixtures.cause());

        assertThat(carrier.handOver(request)).isEqualTo(new CarrierResponse.Rejected(ShipmentFixtures.UNDELIVERABLE));
    }
}
