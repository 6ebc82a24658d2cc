/** The commands load and compare. */
@NullMarked
package dev.waybill.load.cli;

import org.jspecify.annotations.NullMarked;
