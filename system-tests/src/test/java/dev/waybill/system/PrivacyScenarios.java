package dev.waybill.system;

import static dev.waybill.audit.AuditedService.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.Auditor;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.http.RawHttp;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.system.telemetry.Loggers;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No log contains the customer, the address or the payment method of an order, however the order ends. */
@Order(5)
class PrivacyScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    private static final String SECRET = "Zq" + UUID.randomUUID().toString().substring(24);
    private static final Basket PERSONAL =
            Basket.of("MUG-WHITE", 1).by(SECRET).receivedBy(SECRET).sentTo(SECRET);

    @BeforeAll
    static void logEverythingOfOurCode() {
        for (AuditedService service : AuditedService.values()) {
            new Loggers(STACK.url(service)).level("dev.waybill", "TRACE");
        }
    }

    @AfterAll
    static void theAuditIsGreen() {
        for (AuditedService service : AuditedService.values()) {
            new Loggers(STACK.url(service)).level("dev.waybill", "INFO");
        }
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    @Test
    void anOrderThatIsCompleted() {
        SHOP.awaits(SHOP.place(PERSONAL), "COMPLETED");
        assertNoLogContainsPersonalData();
    }

    @Test
    void anOrderThatIsDeclinedOrSoldOutOrUndeliverable() {
        SHOP.awaits(SHOP.place(PERSONAL.paidWith(SECRET)), "CANCELLED");
        SHOP.awaits(SHOP.place(PERSONAL.and("LAST-ONE", 9999)), "CANCELLED");
        SHOP.awaits(SHOP.place(PERSONAL.sentTo("00000")), "CANCELLED");
        assertNoLogContainsPersonalData();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"shippingAddress\": {\"name\": \"%s\"}, \"paymentMethod\": \"%s\"}",
                "{\"shippingAddress\": {\"name\": \"%s",
                "{\"shippingAddress\": \"%s\"}",
                "{\"%s\": 1}",
                "{\"lines\": [{\"sku\": \"%s\", \"quantity\": \"%s\"}]}",
                "{\"shippingAddress\": {\"name\": \"%s\\u0000\"}}"
            })
    void aRequestThatIsRejected(String body) {
        assertThat(RawHttp.json("POST", orders(), body.replace("%s", SECRET)).status())
                .isBetween(400, 422);
        assertNoLogContainsPersonalData();
    }

    @Test
    void aRequestThatIsNotHttp() throws Exception {
        URI orders = orders();
        try (var socket = new Socket(orders.getHost(), orders.getPort());
                OutputStream out = socket.getOutputStream()) {
            String line = "GET /orders?customerId={%s} HTTP/1.1\r\nHost: shop\r\n\r\n".formatted(SECRET);
            out.write(line.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"status\":400"); // the services run in a locale with digits of its own
        }
        assertNoLogContainsPersonalData();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\": \"%s\", \"shippingAddress\": {\"name\": \"?",
                "{\"orderId\": \"%s\", \"paymentMethod\": [\"?\"]}",
                "{\"orderId\": \"%s\", \"currency\": \"?\"}",
                "{\"orderId\": \"%s\", \"shippingAddress\": {\"name\": \"?\", \"country\": \"?\"}}"
            })
    void anEventThatCannotBeRead(String facts) throws Exception {
        BadOrder bad = BadOrder.fresh();
        bad.send(STACK, facts.formatted(bad.order()).replace("?", SECRET));

        for (AuditedService reader : AuditedService.values()) {
            if (reader.deadLetters("orders", "order.placed.v1")) {
                await().until(() -> STACK.log(reader).contains(bad.order()));
            }
        }
        assertNoLogContainsPersonalData();
    }

    private static URI orders() {
        return STACK.url(ORDERS).resolve("/orders");
    }

    private static void assertNoLogContainsPersonalData() {
        for (AuditedService service : AuditedService.values()) {
            assertThat(STACK.log(service).lines())
                    .as("what %s says", service.id())
                    .noneMatch(line -> line.contains(SECRET));
        }
    }
}
