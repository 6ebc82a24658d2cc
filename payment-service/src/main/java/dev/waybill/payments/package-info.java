/** Payment-service: authorises, captures, voids and refunds the payments of orders. */
@NullMarked
package dev.waybill.payments;

import org.jspecify.annotations.NullMarked;
