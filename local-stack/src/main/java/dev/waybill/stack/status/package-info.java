/** What a running stack tells about itself. */
@NullMarked
package dev.waybill.stack.status;

import org.jspecify.annotations.NullMarked;
