package dev.waybill.orders.messaging;

import dev.waybill.events.Shortage;
import dev.waybill.events.StockCommitted;
import dev.waybill.events.StockEvent;
import dev.waybill.events.StockRejected;
import dev.waybill.events.StockReleased;
import dev.waybill.events.StockReserved;
import dev.waybill.events.StockRestocked;
import dev.waybill.messaging.EventMapper;
import dev.waybill.orders.domain.OrderTrigger;
import dev.waybill.orders.domain.ReturnTrigger;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Maps the events of inventory-service to their meaning for orders and returns; all of them appear in the timeline. */
@Component
final class StockEventMapper implements EventMapper<StockEvent, SagaInput> {

    @Override
    public Class<StockEvent> eventType() {
        return StockEvent.class;
    }

    @Override
    public Optional<SagaInput> map(StockEvent event) {
        return Optional.of(
                switch (event) {
                    case StockReserved reserved ->
                        SagaInput.forOrder(OrderTrigger.STOCK_RESERVED, "All items are reserved in stock.");
                    case StockRejected rejected ->
                        SagaInput.forOrder(OrderTrigger.STOCK_REJECTED, shortages(rejected.shortages()));
                    case StockReleased released ->
                        SagaInput.forOrder(OrderTrigger.STOCK_RELEASED, "The reserved items are back in stock.");
                    case StockCommitted committed ->
                        SagaInput.forOrder(OrderTrigger.STOCK_COMMITTED, "The reserved items have left the stock.");
                    case StockRestocked restocked ->
                        new SagaInput.ForReturn(
                                restocked.returnId(),
                                new ReturnTrigger.Restocked(),
                                "The returned items are back in stock.");
                });
    }

    private static String shortages(List<Shortage> shortages) {
        if (shortages.isEmpty()) {
            return "Nothing was reserved because the order was closed already.";
        }
        Shortage first = shortages.getFirst();
        String others = shortages.size() == 1 ? "" : ", and " + (shortages.size() - 1) + " more items are short";
        return "Not enough stock: %s of %s ordered, %s available%s."
                .formatted(first.requested(), first.sku(), first.available(), others);
    }
}
