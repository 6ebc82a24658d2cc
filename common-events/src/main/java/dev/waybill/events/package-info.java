/**
 * The wire language of the suite: what happened, as immutable facts.
 *
 * <p>Ids, time, causation and trace are the envelope's business and travel in record headers; a record here holds
 * business facts only. Everything in this package is immutable and thread-safe. A constructor refuses what is not valid
 * with an {@link java.lang.IllegalArgumentException} whose message names the fact, never the value.
 */
@NullMarked
package dev.waybill.events;

import org.jspecify.annotations.NullMarked;
