/** A real PostgreSQL server without anything installed: unpacked, initialised, started and stopped. */
@NullMarked
package dev.waybill.stack.postgres;

import org.jspecify.annotations.NullMarked;
