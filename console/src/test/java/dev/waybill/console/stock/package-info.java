/** Tests of the pages. */
@NullMarked
package dev.waybill.console.stock;

import org.jspecify.annotations.NullMarked;
