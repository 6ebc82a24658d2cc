/** Traces and logs of the running product, as operators get them. */
@NullMarked
package dev.waybill.system.telemetry;

import org.jspecify.annotations.NullMarked;
