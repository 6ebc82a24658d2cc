@NullMarked
package dev.waybill.shipping.store;

import org.jspecify.annotations.NullMarked;
