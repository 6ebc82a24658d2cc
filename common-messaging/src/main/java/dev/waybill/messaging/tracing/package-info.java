/**
 * Tracing of events: spans are exported to an OpenTelemetry collector if there is one, otherwise contexts are only propagated.
 */
@NullMarked
package dev.waybill.messaging.tracing;

import org.jspecify.annotations.NullMarked;
