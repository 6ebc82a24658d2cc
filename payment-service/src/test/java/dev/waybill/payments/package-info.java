@NullMarked
package dev.waybill.payments;

import org.jspecify.annotations.NullMarked;
