/** Tests of the page. */
@NullMarked
package dev.waybill.console.overview;

import org.jspecify.annotations.NullMarked;
