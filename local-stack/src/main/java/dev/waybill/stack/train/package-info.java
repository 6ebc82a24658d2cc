/** Training of the AOT caches with a separate stack. */
@NullMarked
package dev.waybill.stack.train;

import org.jspecify.annotations.NullMarked;
