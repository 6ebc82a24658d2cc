/** Processes that outlive the one that started them, and how they are found again. */
@NullMarked
package dev.waybill.stack.process;

import org.jspecify.annotations.NullMarked;
