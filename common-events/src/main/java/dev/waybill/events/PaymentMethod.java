package dev.waybill.events;

/** The token of a payment method as the payment gateway knows it: 1 to 100 characters, no card data. */
public record PaymentMethod(String value) implements ValueObject<String> {

    public PaymentMethod {
        EventPreconditions.requireText(value, "paymentMethod", 100);
    }

    @Override
    public String toString() {
        return value;
    }
}
