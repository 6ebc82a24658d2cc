/** The service's part in the saga: what other services' events ask of it, and what it tells in return. */
@NullMarked
package dev.waybill.inventory.messaging;

import org.jspecify.annotations.NullMarked;
