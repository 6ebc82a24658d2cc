@NullMarked
package dev.waybill.messaging.outbox;

import org.jspecify.annotations.NullMarked;
