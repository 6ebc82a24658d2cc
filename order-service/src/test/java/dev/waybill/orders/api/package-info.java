@NullMarked
package dev.waybill.orders.api;

import org.jspecify.annotations.NullMarked;
