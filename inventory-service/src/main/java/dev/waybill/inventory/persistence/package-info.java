/** The repositories, on PostgreSQL with JDBC. */
@NullMarked
package dev.waybill.inventory.persistence;

import org.jspecify.annotations.NullMarked;
