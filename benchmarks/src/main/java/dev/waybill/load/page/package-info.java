/** A report as one page that needs nothing else: figures, and plots drawn as SVG. */
@NullMarked
package dev.waybill.load.page;

import org.jspecify.annotations.NullMarked;
