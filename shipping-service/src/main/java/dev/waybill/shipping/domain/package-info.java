/** A shipment, its states and its decisions. Nothing here knows of the database, the web or the order of calls. */
@NullMarked
package dev.waybill.shipping.domain;

import org.jspecify.annotations.NullMarked;
