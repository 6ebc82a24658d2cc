package dev.waybill.inventory.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.JournalEntry;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A movement as the API shows it; {@code quantity} is signed for {@code counted} and positive for the others. */
record MovementView(
        long id,
        Sku sku,
        String kind,
        int quantity,
        @Nullable OrderId orderId,
        @Nullable ReturnId returnId,
        Instant time) {

    static MovementView of(JournalEntry entry) {
        var movement = entry.movement();
        return new MovementView(
                entry.id(),
                movement.sku(),
                movement.kind().name().toLowerCase(Locale.ROOT),
                movement.quantity(),
                movement.orderId(),
                movement.returnId(),
                entry.at());
    }
}
