package dev.waybill.shipping.carrier;

/** The carrier gave no usable response; it is unknown whether it has the parcel. */
public final class CarrierUnavailableException extends RuntimeException {

    public CarrierUnavailableException(String message) {
        super(message);
    }
}
