/** The daily partitions of outbox and inbox: created ahead, and dropped whole after their retention. */
@NullMarked
package dev.waybill.messaging.tablepartitions;

import org.jspecify.annotations.NullMarked;
