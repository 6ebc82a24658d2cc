@NullMarked
package dev.waybill.orders.store;

import org.jspecify.annotations.NullMarked;
