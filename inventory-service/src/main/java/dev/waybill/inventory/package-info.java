/** inventory-service: stock and its reservations. */
@NullMarked
package dev.waybill.inventory;

import org.jspecify.annotations.NullMarked;
