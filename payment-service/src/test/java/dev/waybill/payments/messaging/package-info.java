@NullMarked
package dev.waybill.payments.messaging;

import org.jspecify.annotations.NullMarked;
