/** Stock, its movements and reservations in PostgreSQL. */
@NullMarked
package dev.waybill.inventory.persistence;

import org.jspecify.annotations.NullMarked;
