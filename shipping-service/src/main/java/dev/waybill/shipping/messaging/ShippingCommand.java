package dev.waybill.shipping.messaging;

import dev.waybill.events.Address;
import dev.waybill.events.LineItem;
import dev.waybill.events.ReturnId;
import java.util.List;

/** What an order event asks of shipping-service. */
sealed interface ShippingCommand {

    record Confirmed(Address shippingAddress) implements ShippingCommand {}

    record CancellationRequested() implements ShippingCommand {}

    record Cancelled() implements ShippingCommand {}

    record PersonalDataErased() implements ShippingCommand {}

    record ReturnRequested(ReturnId returnId, List<LineItem> lines) implements ShippingCommand {}
}
