@NullMarked
package dev.waybill.shipping.messaging;

import org.jspecify.annotations.NullMarked;
