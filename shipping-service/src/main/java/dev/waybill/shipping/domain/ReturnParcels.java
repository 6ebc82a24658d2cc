package dev.waybill.shipping.domain;

import dev.waybill.events.ReturnId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All returns. Whoever changes them holds the locks of their shipments in the same transaction. Thread-safe. */
public interface ReturnParcels {

    /** Keeps it, if it is new. */
    void expect(ReturnParcel parcel);

    /** Some that should have arrived by now, the longest due first; not locked. */
    List<ReturnParcel> due(Instant now, int most);

    /** Those that there are. */
    List<ReturnParcel> load(Collection<ReturnId> ids);

    Optional<ReturnParcel> find(ReturnId id);

    /** Keeps that all these have arrived, at this time. */
    void arrived(Collection<ReturnParcel> parcels, Instant at);
}
