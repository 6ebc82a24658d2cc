package dev.waybill.events;

/** The carrier's number of a parcel: 1 to 100 characters. */
public record TrackingNumber(String value) implements ValueObject<String> {

    public TrackingNumber {
        EventPreconditions.requireText(value, "trackingNumber", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
