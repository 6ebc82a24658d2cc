package dev.waybill.events;

/** The payment gateway's reference of a booking. */
public record PaymentReference(String value) implements ValueObject<String> {

    /** Of a sum of zero, which the gateway is not asked for. */
    public static final PaymentReference NONE = new PaymentReference("none");

    public PaymentReference {
        EventPreconditions.requireText(value, "reference");
    }

    @Override
    public String toString() {
        return value;
    }
}
