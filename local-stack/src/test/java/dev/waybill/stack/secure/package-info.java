@NullMarked
package dev.waybill.stack.secure;

import org.jspecify.annotations.NullMarked;
