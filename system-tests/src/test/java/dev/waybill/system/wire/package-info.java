/** Requests as any caller may send them, good or bad, and the answers whole. */
@NullMarked
package dev.waybill.system.wire;

import org.jspecify.annotations.NullMarked;
