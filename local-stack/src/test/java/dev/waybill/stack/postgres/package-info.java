@NullMarked
package dev.waybill.stack.postgres;

import org.jspecify.annotations.NullMarked;
