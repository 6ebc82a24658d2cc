/** Records that could not be read or reacted to, kept as they were with the reason beside them. */
@NullMarked
package dev.waybill.messaging.deadletters;

import org.jspecify.annotations.NullMarked;
