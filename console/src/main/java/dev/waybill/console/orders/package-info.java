/** Orders: search, one order with its timeline, and what an operator may do about it. */
@NullMarked
package dev.waybill.console.orders;

import org.jspecify.annotations.NullMarked;
