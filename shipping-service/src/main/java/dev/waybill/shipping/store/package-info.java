/** Shipments in PostgreSQL, always many at a time. */
@NullMarked
package dev.waybill.shipping.store;

import org.jspecify.annotations.NullMarked;
