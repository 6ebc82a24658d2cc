@NullMarked
package dev.waybill.payments.domain;

import org.jspecify.annotations.NullMarked;
