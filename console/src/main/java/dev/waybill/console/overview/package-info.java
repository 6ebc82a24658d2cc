/** The first page: is it healthy, who is late, and why. */
@NullMarked
package dev.waybill.console.overview;

import org.jspecify.annotations.NullMarked;
