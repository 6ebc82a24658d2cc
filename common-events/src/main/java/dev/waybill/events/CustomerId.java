package dev.waybill.events;

/** Identifies a customer: 1 to 100 characters, no control characters. */
public record CustomerId(String value) implements ValueObject<String> {

    public CustomerId {
        EventPreconditions.requireText(value, "customerId", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
