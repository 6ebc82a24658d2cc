@NullMarked
package dev.waybill.messaging;

import org.jspecify.annotations.NullMarked;
