@NullMarked
package dev.waybill.messaging.tracing;

import org.jspecify.annotations.NullMarked;
