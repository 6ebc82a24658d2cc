/** The repositories, on PostgreSQL with JDBC. */
@NullMarked
package dev.waybill.shipping.persistence;

import org.jspecify.annotations.NullMarked;
