/**
 * The order service: takes orders at the prices of the moment, and says how each one ends.
 */
@NullMarked
package dev.waybill.orders;

import org.jspecify.annotations.NullMarked;
