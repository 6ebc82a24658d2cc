/** Stock, its movements, and what an operator may do about it. */
@NullMarked
package dev.waybill.console.stock;

import org.jspecify.annotations.NullMarked;
