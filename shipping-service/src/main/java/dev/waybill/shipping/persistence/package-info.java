/** Shipments in PostgreSQL, always many at a time. */
@NullMarked
package dev.waybill.shipping.persistence;

import org.jspecify.annotations.NullMarked;
