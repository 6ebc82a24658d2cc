/** The page that publishes events again. */
@NullMarked
package dev.waybill.console.resends;

import org.jspecify.annotations.NullMarked;
