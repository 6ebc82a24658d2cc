package dev.waybill.events;

/** The token of a payment method as the payment gateway knows it, without card data. */
public record PaymentMethod(String value) implements ValueObject<String> {

    /** Stands for a payment method that was erased. */
    public static final PaymentMethod ERASED = new PaymentMethod("erased");

    public PaymentMethod {
        EventPreconditions.requireText(value, "paymentMethod");
    }

    @Override
    public String toString() {
        return value;
    }
}
