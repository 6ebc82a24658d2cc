/** The carrier: the port, its simulated adapter, and the guard that calls are made through. */
@NullMarked
package dev.waybill.shipping.carrier;

import org.jspecify.annotations.NullMarked;
