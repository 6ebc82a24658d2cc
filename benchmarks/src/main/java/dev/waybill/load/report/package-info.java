/** What a run has shown, as text, JSON and a page. */
@NullMarked
package dev.waybill.load.report;

import org.jspecify.annotations.NullMarked;
