/** The cost of a run: processor time and memory of each process, and the machine. */
@NullMarked
package dev.waybill.load.measure;

import org.jspecify.annotations.NullMarked;
