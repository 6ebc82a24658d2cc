package dev.waybill.shipping.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Amount;
import dev.waybill.events.CancellationReason;
import dev.waybill.events.LineItem;
import dev.waybill.events.OrderCancellationRequested;
import dev.waybill.events.OrderCancelled;
import dev.waybill.events.OrderCompleted;
import dev.waybill.events.OrderConfirmed;
import dev.waybill.events.OrderId;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.shipping.domain.ASample;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderEventsTest {

    private static final Amount TOTAL = new Amount(new BigDecimal("19.80"));
    private static final Currency EUR = Currency.getInstance("EUR");

    private final OrderEvents events = new OrderEvents();
    private final OrderId order = ASample.order();

    @Test
    void aConfirmedOrderIsToBeShippedToItsAddress() {
        var lines = List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(2)));

        assertThat(events.map(new OrderConfirmed(order, lines, ASample.ADDRESS, TOTAL, EUR)))
                .contains(new OrderNews.Confirmed(ASample.ADDRESS));
    }

    @Test
    void bothWaysToCancelMatter() {
        assertThat(events.map(new OrderCancellationRequested(order))).contains(new OrderNews.CancellationRequested());
        assertThat(events.map(new OrderCancelled(order, CancellationReason.TIMED_OUT)))
                .contains(new OrderNews.Cancelled());
    }

    @Test
    void aCompletedOrderIsNoNews() {
        assertThat(events.map(new OrderCompleted(order, TOTAL, EUR))).isEmpty();
    }

    @Test
    void whatIsReturnedIsToArriveHere() {
        var id = ASample.returnId();

        assertThat(events.map(new OrderReturnRequested(order, id, ASample.LINES, TOTAL, EUR)))
                .contains(new OrderNews.ReturnRequested(id, ASample.LINES));
        assertThat(events.map(new OrderReturnCompleted(order, id, TOTAL, EUR))).isEmpty();
    }
}
