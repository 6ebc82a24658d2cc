/** The status of a running stack. */
@NullMarked
package dev.waybill.stack.status;

import org.jspecify.annotations.NullMarked;
