/** Orders that show each outcome of the saga. */
@NullMarked
package dev.waybill.stack.demo;

import org.jspecify.annotations.NullMarked;
