/** Tests of the invariants on a valid snapshot and on modifications of it. */
@NullMarked
package dev.waybill.audit;

import org.jspecify.annotations.NullMarked;
