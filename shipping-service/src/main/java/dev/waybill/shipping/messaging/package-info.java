/**
 * What shipping does when it is told something or when time has come: load, decide, save, publish. The only room that
 * publishes.
 */
@NullMarked
package dev.waybill.shipping.messaging;

import org.jspecify.annotations.NullMarked;
