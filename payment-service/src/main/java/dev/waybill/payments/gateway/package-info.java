/** The payment gateway: a port, and the client that calls it. */
@NullMarked
package dev.waybill.payments.gateway;

import org.jspecify.annotations.NullMarked;
