/** Envelopes as Kafka record headers, after the CloudEvents 1.0 Kafka binding in binary mode. */
@NullMarked
package dev.waybill.messaging.wire;

import org.jspecify.annotations.NullMarked;
