package dev.waybill.shipping.domain;

import dev.waybill.events.Carrier;
import dev.waybill.events.TrackingNumber;

/** Who carries a parcel, and under which number. */
public record Booking(Carrier carrier, TrackingNumber trackingNumber) {}
