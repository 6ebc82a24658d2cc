/** The shipment and return shipment aggregates and the state machine. */
@NullMarked
package dev.waybill.shipping.domain;

import org.jspecify.annotations.NullMarked;
