@NullMarked
package dev.waybill.orders.web;

import org.jspecify.annotations.NullMarked;
