@NullMarked
package dev.waybill.orders.persistence;

import org.jspecify.annotations.NullMarked;
