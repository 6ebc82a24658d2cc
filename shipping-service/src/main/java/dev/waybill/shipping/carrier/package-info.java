/** The carrier: port, simulated adapter, circuit breaker and the queue of claimed handovers. */
@NullMarked
package dev.waybill.shipping.carrier;

import org.jspecify.annotations.NullMarked;
