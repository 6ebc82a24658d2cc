/** The settings of Kafka clients and topics. */
@NullMarked
package dev.waybill.messaging.kafka;

import org.jspecify.annotations.NullMarked;
