package dev.waybill.events;

/** The name of a carrier. */
public record Carrier(String value) implements ValueObject<String> {

    public Carrier {
        EventPreconditions.requireText(value, "carrier");
    }

    @Override
    public String toString() {
        return value;
    }
}
