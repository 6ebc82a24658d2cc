/** Events as JSON: strict in what is read, exact in what is written. Knows no event by name, only families of them. */
@NullMarked
package dev.waybill.messaging.codec;

import org.jspecify.annotations.NullMarked;
