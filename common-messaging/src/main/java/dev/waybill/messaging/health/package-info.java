/** Reports what waits for others while the service does the rest of its work. */
@NullMarked
package dev.waybill.messaging.health;

import org.jspecify.annotations.NullMarked;
