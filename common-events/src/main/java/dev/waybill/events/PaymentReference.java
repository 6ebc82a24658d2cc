package dev.waybill.events;

/** What the payment gateway calls a booking: 1 to 100 characters. */
public record PaymentReference(String value) implements Scalar<String> {

    public PaymentReference {
        Facts.text(value, "reference", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
