@NullMarked
package dev.waybill.messaging.relay;

import org.jspecify.annotations.NullMarked;
