/** What consumers put aside: to be looked at, and to be put back once the cause is gone. Works on any cluster. */
@NullMarked
package dev.waybill.stack.deadletters;

import org.jspecify.annotations.NullMarked;
