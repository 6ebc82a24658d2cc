/** The part of payment-service in the saga: the upstream events and their handler. */
@NullMarked
package dev.waybill.payments.messaging;

import org.jspecify.annotations.NullMarked;
