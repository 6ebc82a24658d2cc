/** A small service with events of its own, for tests of messaging. */
@NullMarked
package dev.waybill.messaging.parcels;

import org.jspecify.annotations.NullMarked;
