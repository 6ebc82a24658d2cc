package dev.waybill.shipping.domain;

import dev.waybill.events.Carrier;
import dev.waybill.events.TrackingNumber;

/** The carrier and tracking number of a shipment. */
public record Booking(Carrier carrier, TrackingNumber trackingNumber) {}
