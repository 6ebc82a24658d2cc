package dev.waybill.console.orders;

import dev.waybill.console.FormFields;
import dev.waybill.console.action.Confirmation;
import dev.waybill.console.action.Confirmation.Field;
import dev.waybill.console.action.Outcome;
import dev.waybill.console.service.InventoryClient;
import dev.waybill.console.service.OrderClient;
import dev.waybill.console.service.OrderClient.ReturnLine;
import dev.waybill.console.service.OrderClient.ReturnRequest;
import dev.waybill.console.service.PaymentClient;
import dev.waybill.console.service.PaymentClient.SettlementRequest;
import dev.waybill.console.service.Reply;
import dev.waybill.console.service.ServiceException;
import dev.waybill.console.service.ServiceName;
import dev.waybill.console.service.ShippingClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Orders that a search finds, one order with all that the services know of it, and the actions on it. */
@Controller
class OrdersController {

    private static final List<String> STATUSES =
            List.of("PENDING", "CONFIRMED", "CANCELLING", "SHIPPED", "COMPLETED", "CANCELLED");
    private static final List<String> REASONS = List.of(
            "OUT_OF_STOCK", "PAYMENT_DECLINED", "CUSTOMER_REQUEST", "TIMED_OUT", "SHIPPING_FAILED", "CAPTURE_FAILED");
    private static final String UNITS = "units.";

    private final OrderClient orders;
    private final PaymentClient payments;
    private final InventoryClient inventory;
    private final ShippingClient shipping;
    private final Clock clock;

    OrdersController(
            OrderClient orders,
            PaymentClient payments,
            InventoryClient inventory,
            ShippingClient shipping,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.inventory = inventory;
        this.shipping = shipping;
        this.clock = clock;
    }

    @GetMapping("/orders")
    String search(@ModelAttribute("query") OrderQuery query, Model model) {
        var found = Reply.of(() -> orders.find(query.criteria()));
        var page = found.value();
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("reasons", REASONS);
        model.addAttribute("found", found);
        model.addAttribute("now", clock.instant());
        model.addAttribute("next", page == null || page.nextCursor() == null ? null : query.next(page.nextCursor()));
        return "orders";
    }

    /** What waits for an operator: payments and refunds that failed. */
    @GetMapping("/orders/failures")
    String failures(
            @RequestParam(required = false) @Nullable String paymentCursor,
            @RequestParam(required = false) @Nullable String refundCursor,
            Model model) {
        var captures = Reply.of(() -> payments.withFailedCapture(paymentCursor));
        var refunds = Reply.of(() -> payments.failedRefunds(refundCursor));
        model.addAttribute("payments", captures);
        model.addAttribute("refunds", refunds);
        if (captures.value() != null) {
            model.addAttribute("olderPayments", failures(captures.value().nextCursor(), refundCursor));
        }
        if (refunds.value() != null) {
            model.addAttribute(
                    "olderRefunds", failures(paymentCursor, refunds.value().nextCursor()));
        }
        return "failures";
    }

    private static String failures(@Nullable String paymentCursor, @Nullable String refundCursor) {
        var cursors = new LinkedHashMap<String, String>();
        FormFields.put(cursors, "paymentCursor", paymentCursor);
        FormFields.put(cursors, "refundCursor", refundCursor);
        return FormFields.address("/orders/failures", cursors);
    }

    @GetMapping("/orders/{id}")
    String order(@PathVariable UUID id, Model model) {
        var order = orders.order(id);
        model.addAttribute("order", order);
        model.addAttribute("inStatus", Duration.between(order.statusSince(), clock.instant()));
        model.addAttribute("lanes", ServiceName.values());
        model.addAttribute("timeline", Reply.of(() -> OrderTimeline.of(orders.timeline(id))));
        model.addAttribute("waiting", Reply.of(() -> orders.waiting(id)));
        model.addAttribute("payment", Reply.of(() -> payments.payment(id)));
        model.addAttribute("reservation", Reply.of(() -> inventory.reservation(id)));
        model.addAttribute("shipment", Reply.of(() -> shipping.shipment(id)));
        model.addAttribute("returns", Reply.of(() -> orders.returns(id)));
        model.addAttribute("now", clock.instant());
        return "order";
    }

    @GetMapping("/orders/{id}/cancellation")
    String askToCancel(@PathVariable UUID id, Model model) {
        return new Confirmation(
                        "Cancel this order?",
                        "A PENDING order is cancelled at once, a CONFIRMED one unless it is dispatched before. Its stock is"
                                + " released and its payment is voided.",
                        "Cancel the order",
                        "/orders/" + id + "/cancellation",
                        "/orders/" + id)
                .withReason()
                .show(model);
    }

    @PostMapping("/orders/{id}/cancellation")
    String cancel(@PathVariable UUID id, RedirectAttributes next) {
        return done(id, next, () -> "The order is " + orders.cancel(id).status() + ".");
    }

    @GetMapping("/orders/{id}/capture-retry")
    String askToRetryCapture(@PathVariable UUID id, Model model) {
        return new Confirmation(
                        "Retry the capture?",
                        "The payment gateway is asked again for the authorised amount. It captures it once, also if asked twice.",
                        "Retry the capture",
                        "/orders/" + id + "/capture-retry",
                        "/orders/" + id)
                .withReason()
                .show(model);
    }

    @PostMapping("/orders/{id}/capture-retry")
    String retryCapture(@PathVariable UUID id, RedirectAttributes next) {
        return done(id, next, () -> {
            payments.retryCapture(id);
            return "The capture is being retried.";
        });
    }

    /** @param kind PAID_ELSEWHERE or WRITTEN_OFF */
    @GetMapping("/orders/{id}/settlement")
    String askToSettle(@PathVariable UUID id, @RequestParam String kind, Model model) {
        return new Confirmation(
                        kind.equals("WRITTEN_OFF") ? "Write the payment off?" : "Was it paid elsewhere?",
                        "The order is completed as by a capture, and the gateway is not called. This cannot be undone.",
                        "Close the payment",
                        "/orders/" + id + "/settlement",
                        "/orders/" + id)
                .withHidden("kind", kind)
                .with(note())
                .withReason()
                .show(model);
    }

    @PostMapping("/orders/{id}/settlement")
    String settle(
            @PathVariable UUID id, @RequestParam String kind, @RequestParam String note, RedirectAttributes next) {
        return done(
                id,
                next,
                () -> "The payment is "
                        + payments.settle(id, new SettlementRequest(kind, note)).status() + ".");
    }

    @GetMapping("/orders/{id}/refunds/{returnId}/retry")
    String askToRetryRefund(@PathVariable UUID id, @PathVariable UUID returnId, Model model) {
        return new Confirmation(
                        "Retry the refund?",
                        "The payment gateway is asked again. It refunds once, also if asked twice.",
                        "Retry the refund",
                        "/orders/" + id + "/refunds/" + returnId + "/retry",
                        "/orders/" + id)
                .withReason()
                .show(model);
    }

    @PostMapping("/orders/{id}/refunds/{returnId}/retry")
    String retryRefund(@PathVariable UUID id, @PathVariable UUID returnId, RedirectAttributes next) {
        return done(id, next, () -> {
            payments.retryRefund(id, returnId);
            return "The refund is being retried.";
        });
    }

    @GetMapping("/orders/{id}/refunds/{returnId}/settlement")
    String askToSettleRefund(@PathVariable UUID id, @PathVariable UUID returnId, Model model) {
        return new Confirmation(
                        "Was it refunded elsewhere?",
                        "The return goes on as by a refund, and the gateway is not called. This cannot be undone.",
                        "Close the refund",
                        "/orders/" + id + "/refunds/" + returnId + "/settlement",
                        "/orders/" + id)
                .with(note())
                .withReason()
                .show(model);
    }

    @PostMapping("/orders/{id}/refunds/{returnId}/settlement")
    String settleRefund(
            @PathVariable UUID id, @PathVariable UUID returnId, @RequestParam String note, RedirectAttributes next) {
        return done(
                id,
                next,
                () -> "The refund is "
                        + payments.settleRefund(id, returnId, new SettlementRequest("REFUNDED_ELSEWHERE", note))
                                .status()
                        + ".");
    }

    @GetMapping("/orders/{id}/return")
    String askToReturn(@PathVariable UUID id, Model model) {
        var question = new Confirmation(
                        "Return which units?",
                        "Their price is refunded at once, and they are in stock again once they have arrived.",
                        "Request the return",
                        "/orders/" + id + "/return",
                        "/orders/" + id)
                .withHidden("key", UUID.randomUUID().toString());
        for (var line : orders.order(id).lines()) {
            question = question.with(new Field(
                    UNITS + line.sku(),
                    line.name() + " (" + line.sku() + ")",
                    "number",
                    "0",
                    "Ordered: " + line.quantity() + ".",
                    true));
        }
        return question.withReason().show(model);
    }

    /** @param form the units of each sku, and a key, so that the form counts once if it is sent twice */
    @PostMapping("/orders/{id}/return")
    String requestReturn(@PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes next) {
        return done(id, next, () -> {
            var lines = form.entrySet().stream()
                    .filter(field -> field.getKey().startsWith(UNITS))
                    .map(field -> new ReturnLine(field.getKey().substring(UNITS.length()), number(field.getValue())))
                    .filter(line -> line.quantity() != 0)
                    .toList();
            var requested = orders.requestReturn(id, form.getOrDefault("key", ""), new ReturnRequest(lines));
            return "The return is requested; %s %s are refunded."
                    .formatted(requested.refundAmount(), requested.currency());
        });
    }

    private static Field note() {
        return new Field("note", "Note", "text", "", "Why, for whoever reads it later. Kept with the payment.", true);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new ServiceException(400, text + " is no whole number.");
        }
    }

    private static String done(UUID id, RedirectAttributes next, Supplier<String> action) {
        return Outcome.of(action).showAt("/orders/" + id, next);
    }
}
