package dev.waybill.shipping.carrier;

import dev.waybill.events.Carrier;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.TrackingNumber;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.Parcel;
import java.math.BigInteger;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Takes everything, except to postal code 00000. It has nothing to remember: all it says follows from the parcel. */
@Component
final class SimulatedCarrier implements ParcelCarrier {

    private static final Carrier NAME = new Carrier("Simulated Parcel Service");
    private static final String NOWHERE = "00000";
    private static final Reply TAKEN = new Reply.Taken();
    private static final Reply UNDELIVERABLE = new Reply.Refused(new ReasonCode("undeliverable_address"));

    @Override
    public Booking book(OrderId orderId) {
        String digits = orderId.toString().replace("-", "");
        String number = new BigInteger(digits, 16).toString(36).toUpperCase(Locale.ROOT);
        return new Booking(NAME, new TrackingNumber("SPS" + number));
    }

    @Override
    public Reply handOver(Parcel parcel) {
        return parcel.to().postalCode().equals(NOWHERE) ? UNDELIVERABLE : TAKEN;
    }
}
