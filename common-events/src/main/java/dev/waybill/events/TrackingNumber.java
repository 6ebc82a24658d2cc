package dev.waybill.events;

/** The carrier's number of a parcel: 1 to 100 characters. */
public record TrackingNumber(String value) implements Scalar<String> {

    public TrackingNumber {
        Facts.text(value, "trackingNumber", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
