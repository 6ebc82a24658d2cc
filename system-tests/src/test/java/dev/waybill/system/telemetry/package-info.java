/** What the running product tells of itself, as whoever looks after it gets it. */
@NullMarked
package dev.waybill.system.telemetry;

import org.jspecify.annotations.NullMarked;
