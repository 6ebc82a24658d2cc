/**
 * Events on the wire: their facts as JSON and their envelopes as record headers, after the CloudEvents 1.0 Kafka binding in
 * binary mode. Strict in what is read, exact in what is written. Works with event hierarchies, not with single events.
 */
@NullMarked
package dev.waybill.messaging.codec;

import org.jspecify.annotations.NullMarked;
