/** A tiny service with a family of events of its own, for tests that need one. */
@NullMarked
package dev.waybill.messaging.parcels;

import org.jspecify.annotations.NullMarked;
