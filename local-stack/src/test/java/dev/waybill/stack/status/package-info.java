@NullMarked
package dev.waybill.stack.status;

import org.jspecify.annotations.NullMarked;
