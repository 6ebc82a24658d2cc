package dev.waybill.shipping.carrier;

/** The carrier gave no usable reply, and may or may not have the parcel. */
public final class CarrierUnavailableException extends RuntimeException {

    public CarrierUnavailableException(String message) {
        super(message);
    }
}
