/** Everything bad that a caller may send and a topic may hold, each with the answer that it gets. */
@NullMarked
package dev.waybill.system.badinput;

import org.jspecify.annotations.NullMarked;
