@NullMarked
package dev.waybill.shipping.carrier;

import org.jspecify.annotations.NullMarked;
