/** shipping-service: books and dispatches confirmed orders. */
@NullMarked
package dev.waybill.shipping;

import org.jspecify.annotations.NullMarked;
