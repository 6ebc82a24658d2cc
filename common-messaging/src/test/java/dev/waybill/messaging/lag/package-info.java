@NullMarked
package dev.waybill.messaging.lag;

import org.jspecify.annotations.NullMarked;
