/**
 * The events of the suite as immutable records.
 *
 * <p>Ids, time, causation and trace are in the record's headers; an event has business facts only. Everything in this
 * package is immutable and thread-safe.
 *
 * <p>A constructor checks what a reader needs: presence, form, positive quantities, amounts in the decimals of their
 * currency. It refuses anything else with an {@link java.lang.IllegalArgumentException} whose message names the fact,
 * never the value. Upper limits are no business of a reader, because loosening one would break all readers of today: the
 * service that creates an event checks them, for example with {@link dev.waybill.events.Quantity#MAX} or
 * {@link dev.waybill.events.Sku#isValid}. The JSON Schemas state the limits that are guaranteed at present.
 */
@NullMarked
package dev.waybill.events;

import org.jspecify.annotations.NullMarked;
