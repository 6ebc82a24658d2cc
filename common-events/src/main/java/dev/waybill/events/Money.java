package dev.waybill.events;

import java.math.BigDecimal;
import java.util.Currency;

/** An exact sum of money with the currency's own number of decimals: 19.80 EUR, 500 JPY. Never negative. */
public record Money(Amount amount, Currency currency) {

    public Money {
        EventPreconditions.requirePresent(amount, "amount");
        EventPreconditions.requirePresent(currency, "currency");
        if (amount.value().scale() != currency.getDefaultFractionDigits()) {
            throw new IllegalArgumentException("amount must have the decimals of its currency");
        }
    }

    public static Money of(String amount, String currency) {
        return new Money(new Amount(new BigDecimal(amount)), Currency.getInstance(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(new Amount(BigDecimal.ZERO.setScale(currency.getDefaultFractionDigits())), currency);
    }

    public boolean isZero() {
        return amount.value().signum() == 0;
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currencies differ");
        }
        return new Money(new Amount(amount.value().add(other.amount.value())), currency);
    }

    public Money times(Quantity quantity) {
        return new Money(new Amount(amount.value().multiply(BigDecimal.valueOf(quantity.units()))), currency);
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
