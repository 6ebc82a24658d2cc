/** A run: orders are placed, their ends are awaited, and everything is counted. */
@NullMarked
package dev.waybill.load.run;

import org.jspecify.annotations.NullMarked;
