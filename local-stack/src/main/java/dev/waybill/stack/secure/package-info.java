/** Tokens with which the commands of this machine call the services of a secure stack. */
@NullMarked
package dev.waybill.stack.secure;

import org.jspecify.annotations.NullMarked;
