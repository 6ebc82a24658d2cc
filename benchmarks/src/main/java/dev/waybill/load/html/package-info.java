/** A report as one self-contained HTML page with SVG plots. */
@NullMarked
package dev.waybill.load.html;

import org.jspecify.annotations.NullMarked;
