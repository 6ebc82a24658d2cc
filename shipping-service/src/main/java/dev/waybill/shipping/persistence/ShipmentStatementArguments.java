package dev.waybill.shipping.persistence;

import dev.waybill.events.Address;
import dev.waybill.messaging.Causation;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.ShipmentSnapshot;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arguments of the insert and update statements: one array per column, in the order of the statement. */
final class ShipmentStatementArguments {

    private ShipmentStatementArguments() {}

    static Object[] toInsert(List<ShipmentSnapshot> snapshots) {
        var rows = new ShipmentColumnArrays<>(snapshots);
        return new Object[] {
            rows.uuids(s -> s.orderId().value()),
            rows.texts(s -> s.status().name()),
            rows.longs(ShipmentSnapshot::sequence),
            rows.texts(s -> of(s.booking(), booking -> booking.carrier().value())),
            rows.texts(s -> of(s.booking(), ShipmentStatementArguments::trackingNumber)),
            rows.texts(s -> of(s.address(), Address::name)),
            rows.texts(s -> of(s.address(), Address::street)),
            rows.texts(s -> of(s.address(), Address::city)),
            rows.texts(s -> of(s.address(), Address::postalCode)),
            rows.texts(s -> of(s.address(), Address::country)),
            rows.times(ShipmentSnapshot::dueAt),
            rows.integers(ShipmentSnapshot::attempts),
            rows.uuids(s -> of(s.cause(), Causation::eventId)),
            rows.texts(s -> of(s.cause(), Causation::traceparent)),
            rows.times(ShipmentSnapshot::scheduledAt),
            rows.times(ShipmentSnapshot::dispatchedAt),
            rows.times(ShipmentSnapshot::deliveredAt),
            rows.texts(ShipmentStatementArguments::failureCode)
        };
    }

    static Object[] toUpdate(List<ShipmentSnapshot> snapshots) {
        var rows = new ShipmentColumnArrays<>(snapshots);
        return new Object[] {
            rows.uuids(s -> s.orderId().value()),
            rows.texts(s -> s.status().name()),
            rows.longs(ShipmentSnapshot::sequence),
            rows.times(ShipmentSnapshot::dueAt),
            rows.integers(ShipmentSnapshot::attempts),
            rows.uuids(s -> of(s.cause(), Causation::eventId)),
            rows.texts(s -> of(s.cause(), Causation::traceparent)),
            rows.times(ShipmentSnapshot::dispatchedAt),
            rows.times(ShipmentSnapshot::deliveredAt),
            rows.texts(ShipmentStatementArguments::failureCode)
        };
    }

    private static String trackingNumber(Booking booking) {
        return booking.trackingNumber().value();
    }

    private static @Nullable String failureCode(ShipmentSnapshot snapshot) {
        var code = snapshot.failureCode();
        return code == null ? null : code.value();
    }

    private static <T, R> @Nullable R of(@Nullable T part, Function<T, @Nullable R> column) {
        return part == null ? null : column.apply(part);
    }
}
