/** The part of payment-service in the saga: what it hears, what it makes of it, what it tells. */
@NullMarked
package dev.waybill.payments.messaging;

import org.jspecify.annotations.NullMarked;
