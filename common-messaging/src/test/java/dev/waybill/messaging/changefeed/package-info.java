@NullMarked
package dev.waybill.messaging.changefeed;

import org.jspecify.annotations.NullMarked;
