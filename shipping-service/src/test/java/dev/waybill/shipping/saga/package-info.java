@NullMarked
package dev.waybill.shipping.saga;

import org.jspecify.annotations.NullMarked;
