package dev.waybill.events;

/** The carrier's number of a parcel. */
public record TrackingNumber(String value) implements ValueObject<String> {

    public TrackingNumber {
        EventPreconditions.requireText(value, "trackingNumber");
    }

    @Override
    public String toString() {
        return value;
    }
}
