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
import dev.waybill.events.OrderPersonalDataErased;
import dev.waybill.events.OrderReturnCompleted;
import dev.waybill.events.OrderReturnRequested;
import dev.waybill.events.Quantity;
import dev.waybill.events.Sku;
import dev.waybill.shipping.domain.ShipmentFixtures;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderEventMapperTest {

    private static final Amount TOTAL = new Amount(new BigDecimal("19.80"));
    private static final Currency EUR = Currency.getInstance("EUR");

    private final OrderEventMapper mapper = new OrderEventMapper();
    private final OrderId order = ShipmentFixtures.order();

    @Test
    void aConfirmedOrderIsShippedToItsAddress() {
        var lines = List.of(new LineItem(new Sku("MUG-WHITE"), new Quantity(2)));

        assertThat(mapper.map(new OrderConfirmed(order, lines, ShipmentFixtures.ADDRESS, TOTAL, EUR)))
                .contains(new ShippingCommand.Confirmed(ShipmentFixtures.ADDRESS));
    }

    @Test
    void cancellationsAndCancellationRequestsAreMapped() {
        assertThat(mapper.map(new OrderCancellationRequested(order)))
                .contains(new ShippingCommand.CancellationRequested());
        assertThat(mapper.map(new OrderCancelled(order, CancellationReason.UNKNOWN)))
                .contains(new ShippingCommand.Cancelled());
    }

    @Test
    void aCompletedOrderIsIgnored() {
        assertThat(mapper.map(new OrderCompleted(order, TOTAL, EUR))).isEmpty();
    }

    @Test
    void anErasureIsMapped() {
        assertThat(mapper.map(new OrderPersonalDataErased(order))).contains(new ShippingCommand.PersonalDataErased());
    }

    @Test
    void aReturnRequestIsMappedAndACompletedReturnIsIgnored() {
        var id = ShipmentFixtures.returnId();

        assertThat(mapper.map(new OrderReturnRequested(order, id, ShipmentFixtures.LINES, TOTAL, EUR)))
                .contains(new ShippingCommand.ReturnRequested(id, ShipmentFixtures.LINES));
        assertThat(mapper.map(new OrderReturnCompleted(order, id, TOTAL, EUR))).isEmpty();
    }
}
