/**
 * The order, its states and the one table of its transitions; the price list. No framework, no database, no web.
 */
@NullMarked
package dev.waybill.orders.domain;

import org.jspecify.annotations.NullMarked;
