/** What every service needs to keep its aggregates in PostgreSQL with Spring Data JPA. */
@NullMarked
package dev.waybill.persistence;

import org.jspecify.annotations.NullMarked;
