@NullMarked
package dev.waybill.orders.saga;

import org.jspecify.annotations.NullMarked;
