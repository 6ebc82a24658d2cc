@NullMarked
package dev.waybill.stack.kafka;

import org.jspecify.annotations.NullMarked;
