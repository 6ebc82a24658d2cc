@NullMarked
package dev.waybill.stack.run;

import org.jspecify.annotations.NullMarked;
