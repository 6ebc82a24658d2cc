package dev.waybill.events;

/** Identifies a customer: 1 to 100 characters, no control characters. */
public record CustomerId(String value) implements Scalar<String> {

    public CustomerId {
        Facts.text(value, "customerId", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
