package dev.waybill.events;

/** The payment gateway's reference of a booking. */
public record PaymentReference(String value) implements ValueObject<String> {

    public PaymentReference {
        EventPreconditions.requireText(value, "reference");
    }

    @Override
    public String toString() {
        return value;
    }
}
