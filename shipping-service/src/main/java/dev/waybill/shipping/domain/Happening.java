package dev.waybill.shipping.domain;

/** What can happen to a shipment. */
enum Happening {
    ORDER_CONFIRMED,
    CANCELLATION_REQUESTED,
    ORDER_CANCELLED,
    DISPATCH_DUE,
    CARRIER_TOOK_IT,
    CARRIER_REFUSED_IT,
    CARRIER_DID_NOT_ANSWER,
    DELIVERY_REPORTED
}
