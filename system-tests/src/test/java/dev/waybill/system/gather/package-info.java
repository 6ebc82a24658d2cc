/** Gathers evidence from a stack that has come to rest. */
@NullMarked
package dev.waybill.system.gather;

import org.jspecify.annotations.NullMarked;
