/** {@code ./waybill load} and {@code ./waybill compare}. */
@NullMarked
package dev.waybill.load.cli;

import org.jspecify.annotations.NullMarked;
