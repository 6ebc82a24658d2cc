/** Reads every event on every instance, outside the consumer group, to notify local listeners at once. */
@NullMarked
package dev.waybill.messaging.changefeed;

import org.jspecify.annotations.NullMarked;
