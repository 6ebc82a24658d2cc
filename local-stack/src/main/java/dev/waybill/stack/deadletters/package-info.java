/** Dead letters: listed, shown and replayed. Works on any cluster. */
@NullMarked
package dev.waybill.stack.deadletters;

import org.jspecify.annotations.NullMarked;
