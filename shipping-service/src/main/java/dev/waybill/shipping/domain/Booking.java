package dev.waybill.shipping.domain;

import dev.waybill.events.Carrier;
import dev.waybill.events.TrackingNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The carrier and tracking number of a shipment. */
@Embeddable
public record Booking(
        @Column(updatable = false) Carrier carrier,
        @Column(updatable = false) TrackingNumber trackingNumber) {}
