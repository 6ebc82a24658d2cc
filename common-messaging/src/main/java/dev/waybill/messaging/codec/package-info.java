/** Events as JSON: strict in what is read, exact in what is written. Works with event hierarchies, not with single events. */
@NullMarked
package dev.waybill.messaging.codec;

import org.jspecify.annotations.NullMarked;
