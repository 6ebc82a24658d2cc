/** What a run costs: processor time and memory of each process, and on what machine. */
@NullMarked
package dev.waybill.load.measure;

import org.jspecify.annotations.NullMarked;
