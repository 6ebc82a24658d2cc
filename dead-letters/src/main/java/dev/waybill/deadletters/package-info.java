/** Dead letters: listed, shown, replayed and released, for the command line and the console. Works on any cluster. */
@NullMarked
package dev.waybill.deadletters;

import org.jspecify.annotations.NullMarked;
