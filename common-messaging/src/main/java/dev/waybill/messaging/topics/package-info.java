/** Topics are declared in code by their owner, created at its start, and compared with those that exist. */
@NullMarked
package dev.waybill.messaging.topics;

import org.jspecify.annotations.NullMarked;
