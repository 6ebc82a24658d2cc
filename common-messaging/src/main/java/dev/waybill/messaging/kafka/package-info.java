/** Where the brokers are and how this service's topics are made. */
@NullMarked
package dev.waybill.messaging.kafka;

import org.jspecify.annotations.NullMarked;
