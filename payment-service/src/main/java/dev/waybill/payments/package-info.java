/** Payment-service: holds, takes and gives back the money of orders. */
@NullMarked
package dev.waybill.payments;

import org.jspecify.annotations.NullMarked;
