/** Payments and refunds, their state machines, and their requests to the gateway. Knows no database and no wire format. */
@NullMarked
package dev.waybill.payments.domain;

import org.jspecify.annotations.NullMarked;
