/**
 * The order, its states and its transition table; returns; the price list. Nothing of transport, JSON or the web.
 */
@NullMarked
package dev.waybill.orders.domain;

import org.jspecify.annotations.NullMarked;
