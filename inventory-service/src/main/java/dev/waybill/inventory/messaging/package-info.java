/** Maps and handles the events of other services. */
@NullMarked
package dev.waybill.inventory.messaging;

import org.jspecify.annotations.NullMarked;
