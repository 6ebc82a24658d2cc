/** Black-box scenarios against the whole product: outcomes of the saga, faults, and the invariants after both. */
@NullMarked
package dev.waybill.system;

import org.jspecify.annotations.NullMarked;
