package dev.waybill.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.shipping.domain.ASample;
import dev.waybill.shipping.domain.Parcel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatedCarrierTest {

    private final SimulatedCarrier carrier = new SimulatedCarrier();

    @Test
    void anOrderAlwaysGetsTheSameBookingAndNoOtherOrderGetsIt() {
        OrderId order = ASample.order();

        assertThat(carrier.book(order)).isEqualTo(carrier.book(order));
        assertThat(Stream.generate(ASample::order).limit(1000).map(carrier::book))
                .doesNotHaveDuplicates();
    }

    @Test
    void itTakesParcelsToWhereverThereIsAPostalCode() {
        OrderId order = ASample.order();
        var parcel = new Parcel(order, carrier.book(order), ASample.ADDRESS, ASample.cause());

        assertThat(carrier.handOver(parcel)).isEqualTo(new Reply.Taken());
    }

    @Test
    void itRefusesPostalCode00000() {
        OrderId order = ASample.order();
        var parcel = new Parcel(order, carrier.book(order), ASample.NOWHERE, ASample.cause());

        assertThat(carrier.handOver(parcel)).isEqualTo(new Reply.Refused(ASample.UNDELIVERABLE));
    }
}
