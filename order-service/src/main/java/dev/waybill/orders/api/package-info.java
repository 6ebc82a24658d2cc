/**
 * The REST API of order-service.
 */
@NullMarked
package dev.waybill.orders.api;

import org.jspecify.annotations.NullMarked;
