/** A stack that is put to work once, for what its JVMs learn by it. */
@NullMarked
package dev.waybill.stack.train;

import org.jspecify.annotations.NullMarked;
