/** The product as it runs, wherever that is: its parts, where they answer, and how they are killed and started. */
@NullMarked
package dev.waybill.system.stack;

import org.jspecify.annotations.NullMarked;
