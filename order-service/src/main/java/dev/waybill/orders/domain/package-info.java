/**
 * The order, its states and its transition table; returns; the price list. No framework, no database, no web.
 */
@NullMarked
package dev.waybill.orders.domain;

import org.jspecify.annotations.NullMarked;
