/**
 * Consumes the events of the other services: one mapper for each topic, and one handler that locks, decides, saves and
 * publishes.
 */
@NullMarked
package dev.waybill.orders.messaging;

import org.jspecify.annotations.NullMarked;
