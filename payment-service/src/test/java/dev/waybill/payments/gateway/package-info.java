@NullMarked
package dev.waybill.payments.gateway;

import org.jspecify.annotations.NullMarked;
