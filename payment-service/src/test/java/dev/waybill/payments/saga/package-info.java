@NullMarked
package dev.waybill.payments.saga;

import org.jspecify.annotations.NullMarked;
