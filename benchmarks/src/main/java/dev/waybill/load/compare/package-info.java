/** Two versions of the product under the same load in turn, and how they differ. */
@NullMarked
package dev.waybill.load.compare;

import org.jspecify.annotations.NullMarked;
