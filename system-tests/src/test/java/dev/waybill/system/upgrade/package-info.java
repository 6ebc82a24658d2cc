/** An upgrade from an older version: databases of that version, as dumps, and today's services on them. */
@NullMarked
package dev.waybill.system.upgrade;

import org.jspecify.annotations.NullMarked;
