@NullMarked
package dev.waybill.orders.domain;

import org.jspecify.annotations.NullMarked;
