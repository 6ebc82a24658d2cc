@NullMarked
package dev.waybill.orders;

import org.jspecify.annotations.NullMarked;
