@NullMarked
package dev.waybill.orders.application;

import org.jspecify.annotations.NullMarked;
