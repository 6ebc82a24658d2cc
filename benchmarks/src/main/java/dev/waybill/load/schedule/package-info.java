/** When orders are placed: at a fixed rate (open loop), or when an earlier order is final (closed loop). */
@NullMarked
package dev.waybill.load.schedule;

import org.jspecify.annotations.NullMarked;
