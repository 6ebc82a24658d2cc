/** Measures a running stack: orders at a fixed rate, the time until they complete, and what that costs. */
@NullMarked
package dev.waybill.system.measure;

import org.jspecify.annotations.NullMarked;
