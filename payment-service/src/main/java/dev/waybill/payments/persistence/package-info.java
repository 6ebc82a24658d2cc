/** Payments and refunds in PostgreSQL. */
@NullMarked
package dev.waybill.payments.persistence;

import org.jspecify.annotations.NullMarked;
