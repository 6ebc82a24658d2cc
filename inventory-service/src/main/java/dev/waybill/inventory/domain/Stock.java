package dev.waybill.inventory.domain;

import dev.waybill.events.Sku;

/**
 * The units of one sku: on hand in the warehouse, reserved among them, and the rest available. Refuses to become
 * negative.
 */
public record Stock(Sku sku, int onHand, int reserved) {

    /** More than this is not kept of any sku. */
    public static final int MOST_ON_HAND = 1_000_000_000;

    public Stock {
        if (reserved < 0 || onHand < reserved || onHand > MOST_ON_HAND) {
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

    Stock takeBack(int units) {
        return new Stock(sku, onHand + units, reserved);
    }

    Stock receive(int units) {
        return new Stock(sku, onHand + units, reserved);
    }

    Stock count(int found) {
        return new Stock(sku, found, reserved);
    }
}
