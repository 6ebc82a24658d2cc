/** The whole product, seen from outside: the saga's endings, its faults, and what must hold after either. */
@NullMarked
package dev.waybill.system;

import org.jspecify.annotations.NullMarked;
