/** Collects the audit data of a stack that is quiescent. */
@NullMarked
package dev.waybill.system.audit;

import org.jspecify.annotations.NullMarked;
