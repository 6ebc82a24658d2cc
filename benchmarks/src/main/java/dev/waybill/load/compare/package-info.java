/** Compares two versions of the system under the same load. */
@NullMarked
package dev.waybill.load.compare;

import org.jspecify.annotations.NullMarked;
