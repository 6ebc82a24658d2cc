/** How Kafka clients connect, by the properties {@code spring.kafka}. */
@NullMarked
package dev.waybill.kafka;

import org.jspecify.annotations.NullMarked;
