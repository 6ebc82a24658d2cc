/**
 * Reliable messaging, as a service sees it: one verb out ({@link dev.waybill.messaging.Outbox#publish}) and none in
 * (an {@link dev.waybill.messaging.EventMapper} for each upstream topic translates, the service's one
 * {@link dev.waybill.messaging.EventHandler} decides). Everything below this package is machinery that no service
 * imports.
 */
@NullMarked
package dev.waybill.messaging;

import org.jspecify.annotations.NullMarked;
