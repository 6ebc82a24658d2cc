/** The service that gets confirmed orders to their customers: wiring and settings. */
@NullMarked
package dev.waybill.shipping;

import org.jspecify.annotations.NullMarked;
