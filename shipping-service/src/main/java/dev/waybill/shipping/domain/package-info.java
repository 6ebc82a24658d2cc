/** The shipment aggregate, its state machine and its repositories' interfaces. */
@NullMarked
package dev.waybill.shipping.domain;

import org.jspecify.annotations.NullMarked;
