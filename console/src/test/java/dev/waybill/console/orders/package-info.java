/** Tests of the pages. */
@NullMarked
package dev.waybill.console.orders;

import org.jspecify.annotations.NullMarked;
