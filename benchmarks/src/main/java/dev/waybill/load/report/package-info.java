/** The report of a run, as text and JSON. */
@NullMarked
package dev.waybill.load.report;

import org.jspecify.annotations.NullMarked;
