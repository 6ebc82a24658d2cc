@NullMarked
package dev.waybill.stack.compose;

import org.jspecify.annotations.NullMarked;
