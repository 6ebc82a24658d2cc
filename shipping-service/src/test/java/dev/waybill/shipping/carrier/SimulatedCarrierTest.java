package dev.waybill.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Address;
import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.HandoverRequest;
import dev.waybill.shipping.domain.ShipmentFixtures;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedCarrierTest {

    private static final CarrierResponse REJECTED = new CarrierResponse.Rejected(ShipmentFixtures.UNDELIVERABLE);

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
        assertThat(handOver(ShipmentFixtures.ADDRESS)).isEqualTo(new CarrierResponse.Accepted());
    }

    @Test
    void postalCode00000IsRejected() {
        assertThat(handOver(ShipmentFixtures.UNDELIVERABLE_ADDRESS)).isEqualTo(REJECTED);
    }

    @Test
    void postalCode00000IsAcceptedWhereThereAreNoPostalCodes() {
        assertThat(handOver(new Address("Ada Lovelace", "1 Queen's Road", "Central", "00000", "HK")))
                .isEqualTo(new CarrierResponse.Accepted());
    }

    @Test
    void theCityUndeliverableIsRejected() {
        assertThat(handOver(new Address("Ada Lovelace", "1 Queen's Road", "UNDELIVERABLE", "-", "HK")))
                .isEqualTo(REJECTED);
    }

    private CarrierResponse handOver(Address address) {
        OrderId order = ShipmentFixtures.order();
        return carrier.handOver(new HandoverRequest(order, carrier.book(order), address, ShipmentFixtures.cause()));
    }
}
