@NullMarked
package dev.waybill.messaging.lookout;

import org.jspecify.annotations.NullMarked;
