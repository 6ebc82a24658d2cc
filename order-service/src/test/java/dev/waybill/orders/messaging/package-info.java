@NullMarked
package dev.waybill.orders.messaging;

import org.jspecify.annotations.NullMarked;
