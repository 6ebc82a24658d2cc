package dev.waybill.events;

/** What the payment gateway calls a booking: 1 to 100 characters. */
public record PaymentReference(String value) implements ValueObject<String> {

    public PaymentReference {
        EventPreconditions.requireText(value, "reference", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
