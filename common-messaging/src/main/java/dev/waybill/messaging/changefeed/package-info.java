/** Seeing every event on every instance, beside the consumer group: for what must be known at once and only there. */
@NullMarked
package dev.waybill.messaging.changefeed;

import org.jspecify.annotations.NullMarked;
