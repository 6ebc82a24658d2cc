/** Requests as any caller may send them, good or bad, and the answers whole. */
@NullMarked
package dev.waybill.system.http;

import org.jspecify.annotations.NullMarked;
