@NullMarked
package dev.waybill.messaging.wire;

import org.jspecify.annotations.NullMarked;
