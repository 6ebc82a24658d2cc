package dev.waybill.events;

/** The name of a carrier: 1 to 100 characters. */
public record Carrier(String value) implements ValueObject<String> {

    public Carrier {
        EventPreconditions.requireText(value, "carrier", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
