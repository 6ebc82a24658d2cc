@NullMarked
package dev.waybill.stack.train;

import org.jspecify.annotations.NullMarked;
