/** Orders that show each ending of the saga. */
@NullMarked
package dev.waybill.stack.demo;

import org.jspecify.annotations.NullMarked;
