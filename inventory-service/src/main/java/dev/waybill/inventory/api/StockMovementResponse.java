package dev.waybill.inventory.api;

import dev.waybill.events.OrderId;
import dev.waybill.events.ReturnId;
import dev.waybill.events.Sku;
import dev.waybill.inventory.domain.StockMovement;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A stock movement in the API. {@code quantity} is signed for {@code counted} and positive for all others. */
record StockMovementResponse(
        long id,
        Sku sku,
        String kind,
        int quantity,
        @Nullable OrderId orderId,
        @Nullable ReturnId returnId,
        @Nullable Instant countedAt,
        Instant time) {

    static StockMovementResponse of(StockMovement movement) {
        var change = movement.change();
        return new StockMovementResponse(
                movement.id(),
                change.sku(),
                change.kind().name().toLowerCase(Locale.ROOT),
                change.quantity(),
                change.orderId(),
                change.returnId(),
                change.countedAt(),
                movement.at());
    }
}
