package dev.waybill.orders.application;

import dev.waybill.web.Violations;

/** An order as a client sent it. */
public interface UnvalidatedOrder {

    /** Checks everything that can be checked without the price list. */
    ValidatedOrder validate(Violations violations);
}
