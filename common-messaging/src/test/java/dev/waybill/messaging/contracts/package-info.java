@NullMarked
package dev.waybill.messaging.contracts;

import org.jspecify.annotations.NullMarked;
