/**
 * Orders, timelines, products and idempotency keys in PostgreSQL, a set at a time.
 */
@NullMarked
package dev.waybill.orders.persistence;

import org.jspecify.annotations.NullMarked;
