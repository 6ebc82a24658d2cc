package dev.waybill.persistence;

import dev.waybill.events.OrderId;

interface ParcelRepository extends BatchRepository<Parcel, OrderId> {}
