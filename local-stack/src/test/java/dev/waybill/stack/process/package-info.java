@NullMarked
package dev.waybill.stack.process;

import org.jspecify.annotations.NullMarked;
