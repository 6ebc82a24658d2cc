/** The REST API of stock and reservations. */
@NullMarked
package dev.waybill.inventory.api;

import org.jspecify.annotations.NullMarked;
