/** The product as its callers use it. */
@NullMarked
package dev.waybill.system.shop;

import org.jspecify.annotations.NullMarked;
