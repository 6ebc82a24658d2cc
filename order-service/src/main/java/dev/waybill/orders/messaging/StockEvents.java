package dev.waybill.orders.messaging;

import dev.waybill.events.Shortage;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockEvent;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.events.StockRestocked;
import dev.waybill.messaging.EventMapper;
import dev.waybill.orders.domain.ReturnSignal;
import dev.waybill.orders.domain.Signal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What inventory-service tells. All of it stands on the timeline. */
@Component
final class StockEvents implements EventMapper<StockEvent, Told> {

    @Override
    public Class<StockEvent> eventType() {
        return StockEvent.class;
    }

    @Override
    public Optional<Told> map(StockEvent event) {
        return Optional.of(
                switch (event) {
                    case StockReserved reserved -> Told.of(Signal.STOCK_RESERVED, "All items are reserved in stock.");
                    case StockRejected rejected -> Told.of(Signal.STOCK_REJECTED, shortages(rejected.shortages()));
                    case StockReleased released ->
                        Told.of(Signal.STOCK_RELEASED, "The reserved items are back in stock.");
                    case StockCommitted committed ->
                        Told.of(Signal.STOCK_COMMITTED, "The reserved items have left the stock.");
                    case StockRestocked restocked ->
                        new Told.OfReturn(
                                restocked.returnId(),
                                new ReturnSignal.Restocked(),
                                "The returned items are back in stock.");
                });
    }

    private static String shortages(List<Shortage> shortages) {
        if (shortages.isEmpty()) {
            return "Nothing was reserved, as the order was closed already.";
        }
        Shortage first = shortages.getFirst();
        String others = shortages.size() == 1 ? "" : ", and " + (shortages.size() - 1) + " more are short";
        return "Stock does not suffice: %s of %s ordered, %d available%s."
                .formatted(first.requested(), first.sku(), first.available(), others);
    }
}
