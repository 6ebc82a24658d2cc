/** A run: places orders, waits until they are final, and counts everything. */
@NullMarked
package dev.waybill.load.run;

import org.jspecify.annotations.NullMarked;
