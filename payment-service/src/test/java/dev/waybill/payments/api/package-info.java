@NullMarked
package dev.waybill.payments.api;

import org.jspecify.annotations.NullMarked;
