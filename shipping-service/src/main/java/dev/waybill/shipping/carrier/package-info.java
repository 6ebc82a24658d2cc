/** The carrier: port, simulated adapter and circuit breaker. */
@NullMarked
package dev.waybill.shipping.carrier;

import org.jspecify.annotations.NullMarked;
