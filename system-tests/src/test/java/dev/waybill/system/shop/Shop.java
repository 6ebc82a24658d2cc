package dev.waybill.system.shop;

import static dev.waybill.audit.AuditedService.INVENTORY;
import static dev.waybill.audit.AuditedService.ORDERS;
import static dev.waybill.audit.AuditedService.PAYMENTS;
import static dev.waybill.audit.AuditedService.SHIPPING;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import dev.waybill.audit.AuditedService;
import dev.waybill.audit.ClientView.Attempt;
import dev.waybill.system.stack.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The four services as one shop, in words. Remembers every attempt to order, for the audit; all shops of a JVM remember
 * together. Thread-safe.
 */
public final class Shop {

    private static final Queue<Attempt> ATTEMPTS = new ConcurrentLinkedQueue<>();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stack stack;
    private final Rest rest = new Rest();

    public Shop(Stack stack) {
        this.stack = stack;
    }

    /** Every attempt that was made so far. */
    public static List<Attempt> attempts() {
        return List.copyOf(ATTEMPTS);
    }

    /** Tries to order; whatever comes back is an answer. */
    public Answer order(Basket basket) {
        String key = basket.idempotencyKey();
        String body = basket.json();
        Answer answer = rest.post(url(ORDERS, "/orders"), body, basket.headers());
        UUID id = answer.status() == 201 ? UUID.fromString(answer.text("id")) : null;
        ATTEMPTS.add(new Attempt(basket.customer(), key, body, answer.status(), answer.body(), id));
        return answer;
    }

    /** Remembers an attempt that was made without the shop, with no key. */
    public static void note(String body, int status, String answer) {
        JsonNode asked = new Answer(0, body).json();
        UUID id = status == 201 ? UUID.fromString(new Answer(status, answer).text("id")) : null;
        ATTEMPTS.add(new Attempt(asked.path("customerId").asString(), null, body, status, answer, id));
    }

    /** Orders, which must be accepted. */
    public UUID place(Basket basket) {
        Answer answer = order(basket);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.text("id"));
    }

    /** Orders, and asks again while the shop has no time: what a patient customer with a key does. */
    public UUID insists(Basket basket) {
        Answer answer = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> order(basket), given -> given.status() != 503);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.text("id"));
    }

    public JsonNode order(UUID id) {
        return found(rest.get(url(ORDERS, "/orders/" + id)));
    }

    /** The order once it has this status, which it must have soon. */
    public JsonNode awaits(UUID id, String status) {
        return awaits(() -> order(id), "status", status);
    }

    /** The types of the order's events, in the order of the timeline. */
    public List<String> story(UUID id) {
        return timeline(id)
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    public JsonNode timeline(UUID id) {
        return found(rest.get(url(ORDERS, "/orders/" + id + "/timeline")));
    }

    public Answer cancel(UUID id) {
        return rest.post(url(ORDERS, "/orders/" + id + "/cancellation"), "");
    }

    public Answer retryCapture(UUID id) {
        return rest.post(url(PAYMENTS, "/payments/" + id + "/capture-retries"), "");
    }

    /** Asks to send these units of an order back; whatever comes back is an answer. */
    public Answer giveBack(UUID order, Map<String, Integer> lines) {
        String units = lines.entrySet().stream()
                .map(line -> "{\"sku\": \"%s\", \"quantity\": %d}".formatted(line.getKey(), line.getValue()))
                .collect(joining(", "));
        return rest.post(url(ORDERS, "/orders/" + order + "/returns"), "{\"lines\": [" + units + "]}");
    }

    /** Sends units back, which must be accepted. */
    public UUID returns(UUID order, Map<String, Integer> lines) {
        Answer answer = giveBack(order, lines);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.text("id"));
    }

    /** The carrier brings a return, which shipping-service has heard of or will. */
    public void brings(UUID returned) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> rest.post(url(SHIPPING, "/returns/" + returned + "/arrival"), "")
                                .status()
                        == 200);
    }

    public JsonNode awaitsReturn(UUID order, UUID returned, String... statuses) {
        String path = "/orders/" + order + "/returns/" + returned;
        return awaits(() -> found(rest.get(url(ORDERS, path))), "status", statuses);
    }

    public Answer retryRefund(UUID order, UUID returned) {
        return rest.post(url(PAYMENTS, "/payments/" + order + "/refunds/" + returned + "/retries"), "");
    }

    public JsonNode awaitsPayment(UUID id, String... statuses) {
        return awaits(() -> found(rest.get(url(PAYMENTS, "/payments/" + id))), "status", statuses);
    }

    public JsonNode awaitsReservation(UUID id, String status) {
        return awaits(() -> found(rest.get(url(INVENTORY, "/reservations/" + id))), "status", status);
    }

    public JsonNode awaitsShipment(UUID id, String... statuses) {
        return awaits(() -> found(rest.get(url(SHIPPING, "/shipments/" + id))), "status", statuses);
    }

    /** What the gateway has booked for the order; nothing, if it was never asked. */
    public List<String> ledger(UUID id) {
        Answer answer = rest.get(url(PAYMENTS, "/simulator/ledger/" + id));
        return answer.status() == 404
                ? List.of()
                : found(answer)
                        .path("items")
                        .valueStream()
                        .map(booking -> booking.path("operation").asString())
                        .toList();
    }

    public JsonNode stock(String sku) {
        return found(rest.get(url(INVENTORY, "/stock/" + sku)));
    }

    /** Puts something new on sale. */
    public void sells(String sku, String price, int units) {
        String product = "{\"name\": \"%s\", \"unitPrice\": \"%s\", \"currency\": \"EUR\", \"active\": true}";
        assertThat(rest.put(url(ORDERS, "/products/" + sku), product.formatted(sku, price))
                        .status())
                .isBetween(200, 201);
        assertThat(rest.put(url(INVENTORY, "/stock/" + sku), "{\"onHand\": " + units + "}")
                        .status())
                .isBetween(200, 201);
    }

    private JsonNode awaits(Supplier<JsonNode> look, String field, String... values) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(
                        look::get,
                        seen -> Arrays.asList(values).contains(seen.path(field).asString("")));
    }

    private static JsonNode found(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private URI url(AuditedService service, String path) {
        return stack.url(service).resolve(path);
    }
}
