/**
 * The traces that orders leave: recorded and sent to an OpenTelemetry collector if there is one, else only passed on.
 */
@NullMarked
package dev.waybill.messaging.tracing;

import org.jspecify.annotations.NullMarked;
