/** Topics are declared in code by their owner, made at its start, and compared with what the brokers really have. */
@NullMarked
package dev.waybill.messaging.topics;

import org.jspecify.annotations.NullMarked;
