/** What the parts of a stack do for one order. */
@NullMarked
package dev.waybill.load.account;

import org.jspecify.annotations.NullMarked;
