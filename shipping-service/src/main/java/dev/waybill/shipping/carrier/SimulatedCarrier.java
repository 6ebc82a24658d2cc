package dev.waybill.shipping.carrier;

import dev.waybill.events.Address;
import dev.waybill.events.Carrier;
import dev.waybill.events.OrderId;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.TrackingNumber;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.HandoverRequest;
import java.math.BigInteger;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Accepts every parcel except those to the city UNDELIVERABLE, or to postal code 00000 in a country that has postal codes.
 * Stateless: responses depend on the request alone.
 */
@Component
@ConditionalOnProperty(name = CarrierConfiguration.CARRIER, havingValue = CarrierConfiguration.SIMULATOR)
final class SimulatedCarrier implements CarrierClient {

    private static final Carrier NAME = new Carrier("Simulated Parcel Service");
    private static final String UNDELIVERABLE_CITY = "UNDELIVERABLE";
    private static final String UNDELIVERABLE_POSTAL_CODE = "00000";
    private static final CarrierResponse ACCEPTED = new CarrierResponse.Accepted();
    private static final CarrierResponse REJECTED =
            new CarrierResponse.Rejected(new ReasonCode("undeliverable_address"));

    @Override
    public Booking book(OrderId orderId) {
        String digits = orderId.toString().replace("-", "");
        String number = new BigInteger(digits, 16).toString(36).toUpperCase(Locale.ROOT);
        return new Booking(NAME, new TrackingNumber("SPS" + number));
    }

    @Override
    public CarrierResponse handOver(HandoverRequest request) {
        Address address = request.address();
        boolean isCodeUndeliverable =
                address.postalCode().equals(UNDELIVERABLE_POSTAL_CODE) && Address.hasPostalCodes(address.country());
        return isCodeUndeliverable || address.city().equals(UNDELIVERABLE_CITY) ? REJECTED : ACCEPTED;
    }
}
