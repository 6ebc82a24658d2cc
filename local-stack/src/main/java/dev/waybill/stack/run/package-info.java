/** The processes of a stack as one: started in order, found again by their files, stopped in reverse. */
@NullMarked
package dev.waybill.stack.run;

import org.jspecify.annotations.NullMarked;
