/** When orders are placed: at a fixed rate whatever happens, or each when another has ended. */
@NullMarked
package dev.waybill.load.pace;

import org.jspecify.annotations.NullMarked;
