/**
 * The repositories on PostgreSQL; their statements process many rows at a time.
 */
@NullMarked
package dev.waybill.orders.persistence;

import org.jspecify.annotations.NullMarked;
