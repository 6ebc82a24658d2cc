/**
 * The settings of Kafka clients; topics, which are declared in code by their owner, created at its start, and compared with
 * those that exist; and the progress of consumer groups.
 */
@NullMarked
package dev.waybill.messaging.kafka;

import org.jspecify.annotations.NullMarked;
