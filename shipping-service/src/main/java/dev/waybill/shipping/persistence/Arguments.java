package dev.waybill.shipping.persistence;

import dev.waybill.events.Address;
import dev.waybill.messaging.Causation;
import dev.waybill.shipping.domain.Booking;
import dev.waybill.shipping.domain.Snapshot;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The arguments of the statements that write, one array for each column, in the order of the statement. */
final class Arguments {

    private Arguments() {}

    static Object[] toInsert(List<Snapshot> snapshots) {
        var rows = new Rows<>(snapshots);
        return new Object[] {
            rows.uuids(s -> s.orderId().value()),
            rows.texts(s -> s.state().name()),
            rows.longs(Snapshot::sequence),
            rows.texts(s -> of(s.booking(), booking -> booking.carrier().value())),
            rows.texts(s -> of(s.booking(), Arguments::trackingNumber)),
            rows.texts(s -> of(s.address(), Address::name)),
            rows.texts(s -> of(s.address(), Address::street)),
            rows.texts(s -> of(s.address(), Address::city)),
            rows.texts(s -> of(s.address(), Address::postalCode)),
            rows.texts(s -> of(s.address(), Address::country)),
            rows.times(Snapshot::dueAt),
            rows.integers(Snapshot::attempts),
            rows.uuids(s -> of(s.cause(), Causation::eventId)),
            rows.texts(s -> of(s.cause(), Causation::traceparent)),
            rows.times(Snapshot::scheduledAt),
            rows.times(Snapshot::dispatchedAt),
            rows.times(Snapshot::deliveredAt),
            rows.texts(Arguments::failureCode)
        };
    }

    static Object[] toUpdate(List<Snapshot> snapshots) {
        var rows = new Rows<>(snapshots);
        return new Object[] {
            rows.uuids(s -> s.orderId().value()),
            rows.texts(s -> s.state().name()),
            rows.longs(Snapshot::sequence),
            rows.times(Snapshot::dueAt),
            rows.integers(Snapshot::attempts),
            rows.uuids(s -> of(s.cause(), Causation::eventId)),
            rows.texts(s -> of(s.cause(), Causation::traceparent)),
            rows.times(Snapshot::dispatchedAt),
            rows.times(Snapshot::deliveredAt),
            rows.texts(Arguments::failureCode)
        };
    }

    private static String trackingNumber(Booking booking) {
        return booking.trackingNumber().value();
    }

    private static @Nullable String failureCode(Snapshot snapshot) {
        var code = snapshot.failureCode();
        return code == null ? null : code.value();
    }

    private static <T, R> @Nullable R of(@Nullable T part, Function<T, @Nullable R> column) {
        return part == null ? null : column.apply(part);
    }
}
