/** Dead letters: records that could not be read or handled, kept unchanged together with the reason. */
@NullMarked
package dev.waybill.messaging.deadletters;

import org.jspecify.annotations.NullMarked;
