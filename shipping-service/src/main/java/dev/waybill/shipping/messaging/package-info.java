/** Maps and handles the events of other services. */
@NullMarked
package dev.waybill.shipping.messaging;

import org.jspecify.annotations.NullMarked;
