package dev.waybill.orders.web;

import dev.waybill.messaging.Cause;
import dev.waybill.web.Violations;

/**
 * Somebody who wants to buy.
 *
 * @param violations what is wrong with the request, as far as that can be seen without the price list
 * @param request as the cause of what comes of it
 */
record Customer(Wanted wanted, Violations violations, Cause request) {}
