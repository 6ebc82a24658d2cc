/**
 * What order-service makes of what it is told and asked: load, decide, save, publish. The only room that publishes.
 */
@NullMarked
package dev.waybill.orders.messaging;

import org.jspecify.annotations.NullMarked;
