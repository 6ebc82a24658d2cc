/** The use cases of payment-service, and the tasks that call the gateway. */
@NullMarked
package dev.waybill.payments.application;

import org.jspecify.annotations.NullMarked;
