@NullMarked
package dev.waybill.payments.store;

import org.jspecify.annotations.NullMarked;
