/** The inventory service: what is in stock, and for whom. */
@NullMarked
package dev.waybill.inventory;

import org.jspecify.annotations.NullMarked;
