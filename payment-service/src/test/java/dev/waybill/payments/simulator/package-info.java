@NullMarked
package dev.waybill.payments.simulator;

import org.jspecify.annotations.NullMarked;
