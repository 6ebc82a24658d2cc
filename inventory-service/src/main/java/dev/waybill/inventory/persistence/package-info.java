/** The domain in PostgreSQL: a batch of any size costs the same few statements. */
@NullMarked
package dev.waybill.inventory.persistence;

import org.jspecify.annotations.NullMarked;
