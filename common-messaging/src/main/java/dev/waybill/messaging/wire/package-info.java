/** How an envelope travels: the headers of a record, after the CloudEvents 1.0 Kafka binding in binary mode. */
@NullMarked
package dev.waybill.messaging.wire;

import org.jspecify.annotations.NullMarked;
