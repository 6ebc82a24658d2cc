/** Gathers evidence from a stack that has come to rest. */
@NullMarked
package dev.waybill.system.audit;

import org.jspecify.annotations.NullMarked;
