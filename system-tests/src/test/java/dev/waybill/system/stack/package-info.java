/** The running product: its components and addresses, and how they are killed and started, on any kind of stack. */
@NullMarked
package dev.waybill.system.stack;

import org.jspecify.annotations.NullMarked;
