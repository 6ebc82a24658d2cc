/**
 * Reliable messaging for services. A service publishes with {@link dev.waybill.messaging.Outbox#publish}. It consumes with
 * an {@link dev.waybill.messaging.EventMapper} for each upstream topic and one {@link dev.waybill.messaging.EventHandler}.
 * No service imports a package below this one.
 */
@NullMarked
package dev.waybill.messaging;

import org.jspecify.annotations.NullMarked;
