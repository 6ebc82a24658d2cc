/** Collects the audit's data from a running system: databases, topics and consumer groups. */
@NullMarked
package dev.waybill.audit.collect;

import org.jspecify.annotations.NullMarked;
