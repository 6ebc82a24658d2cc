package dev.waybill.inventory.domain;

import dev.waybill.events.Sku;

/** The units of one sku: on hand, and how many of them are reserved. Never negative. */
public record Stock(Sku sku, int onHand, int reserved) {

    public static final int MAX_ON_HAND = 1_000_000_000;

    public Stock {
        if (reserved < 0 || onHand < reserved || onHand > MAX_ON_HAND) {
            throw new IllegalStateException(
                    "stock of " + sku + " cannot be " + onHand + " with " + reserved + " reserved");
        }
    }

    public int available() {
        return onHand - reserved;
    }

    Stock reserve(int units) {
        return new Stock(sku, onHand, reserved + units);
    }

    Stock release(int units) {
        return new Stock(sku, onHand, reserved - units);
    }

    Stock commit(int units) {
        return new Stock(sku, onHand - units, reserved - units);
    }

    Stock restock(int units) {
        return new Stock(sku, onHand + units, reserved);
    }

    Stock receive(int units) {
        return new Stock(sku, onHand + units, reserved);
    }

    Stock count(int counted) {
        return new Stock(sku, counted, reserved);
    }
}
