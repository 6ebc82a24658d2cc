/** A real Kafka broker in a JVM of its own. */
@NullMarked
package dev.waybill.stack.kafka;

import org.jspecify.annotations.NullMarked;
