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
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.stack.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A client of the four services. Records every attempt to order for the audit of its stack. Thread-safe. */
public final class Shop {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Stack stack;
    private final Queue<Attempt> recorded;
    private final Rest rest;

    public Shop(Stack stack) {
        this(stack, stack.attempts());
    }

    /** @param recorded where the attempts of this client are recorded */
    public Shop(Stack stack, Queue<Attempt> recorded) {
        this(stack, recorded, TokenOwner.OPERATOR);
    }

    private Shop(Stack stack, Queue<Attempt> recorded, TokenOwner owner) {
        this.stack = stack;
        this.recorded = recorded;
        this.rest = new Rest(stack.authorization().as(owner));
    }

    /** The same shop with the rights of this customer or program, where the stack has rights. */
    public Shop as(TokenOwner owner) {
        return new Shop(stack, recorded, owner);
    }

    /** Tries to place an order and returns the response, whatever its status. */
    public ApiResponse order(Basket basket) {
        String key = basket.idempotencyKey();
        String body = basket.json();
        ApiResponse answer = rest.post(url(ORDERS, "/orders"), body, basket.headers());
        UUID id = answer.status() == 201 ? UUID.fromString(answer.text("id")) : null;
        recorded.add(new Attempt(basket.customer(), key, body, answer.status(), answer.body(), id));
        return answer;
    }

    /** Records an attempt that was made without this client and without a key. */
    public void note(String body, int status, String answer) {
        JsonNode asked = new ApiResponse(0, body).json();
        UUID id = status == 201 ? UUID.fromString(new ApiResponse(status, answer).text("id")) : null;
        recorded.add(new Attempt(asked.path("customerId").asString(), null, body, status, answer, id));
    }

    /** Places an order, which must be accepted. */
    public UUID place(Basket basket) {
        ApiResponse answer = order(basket);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.text("id"));
    }

    /** Places an order and retries with the same key while the answer is 503 or the connection ends without one. */
    public UUID placeWithRetry(Basket basket) {
        ApiResponse answer = await().atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> order(basket), given -> given.status() != 503 && given.status() != 0);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.text("id"));
    }

    /** What a service answers to this query, which must succeed. */
    public JsonNode get(AuditedService service, String path) {
        return found(rest.get(url(service, path)));
    }

    public JsonNode order(UUID id) {
        return found(rest.get(url(ORDERS, "/orders/" + id)));
    }

    /** The order once it has this status, which it must have soon. */
    public JsonNode awaits(UUID id, String status) {
        return awaits(() -> order(id), "status", status);
    }

    /** The types of the order's events, in the order of the timeline. */
    public List<String> timelineTypes(UUID id) {
        return timeline(id)
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    public JsonNode timeline(UUID id) {
        return found(rest.get(url(ORDERS, "/orders/" + id + "/timeline")));
    }

    public ApiResponse cancel(UUID id) {
        return rest.post(url(ORDERS, "/orders/" + id + "/cancellation"), "");
    }

    public ApiResponse erasePersonalData(String customer) {
        return rest.delete(url(ORDERS, "/customers/" + customer + "/personal-data"));
    }

    public ApiResponse retryCapture(UUID id) {
        return rest.post(url(PAYMENTS, "/payments/" + id + "/capture-retries"), "");
    }

    /** Requests a return of these units and returns the response, whatever its status. */
    public ApiResponse requestReturn(UUID order, Map<String, Integer> lines) {
        String units = lines.entrySet().stream()
                .map(line -> "{\"sku\": \"%s\", \"quantity\": %s}".formatted(line.getKey(), line.getValue()))
                .collect(joining(", "));
        return rest.post(url(ORDERS, "/orders/" + order + "/returns"), "{\"lines\": [" + units + "]}");
    }

    /** Requests a return, which must be accepted. */
    public UUID returns(UUID order, Map<String, Integer> lines) {
        ApiResponse answer = requestReturn(order, lines);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.text("id"));
    }

    /** The carrier delivers a return; waits until shipping-service knows it. */
    public void deliverReturn(UUID returned) {
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> rest.post(url(SHIPPING, "/returns/" + returned + "/arrival"), "")
                                .status()
                        == 200);
    }

    public JsonNode awaitsReturn(UUID order, UUID returned, String... statuses) {
        String path = "/orders/" + order + "/returns/" + returned;
        return awaits(() -> found(rest.get(url(ORDERS, path))), "status", statuses);
    }

    public ApiResponse retryRefund(UUID order, UUID returned) {
        return rest.post(url(PAYMENTS, "/payments/" + order + "/refunds/" + returned + "/retries"), "");
    }

    public ApiResponse closePayment(UUID order) {
        return rest.post(
                url(PAYMENTS, "/payments/" + order + "/settlement"),
                "{\"kind\": \"PAID_ELSEWHERE\", \"note\": \"Bank transfer\"}");
    }

    public ApiResponse closeRefund(UUID order, UUID returned) {
        return rest.post(
                url(PAYMENTS, "/payments/" + order + "/refunds/" + returned + "/settlement"),
                "{\"kind\": \"REFUNDED_ELSEWHERE\", \"note\": \"Bank transfer\"}");
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

    /** The operations that the gateway has booked for the order; empty if there are none. */
    public List<String> ledger(UUID id) {
        ApiResponse answer = rest.get(url(PAYMENTS, "/simulator/ledger/" + id));
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

    /** Adds a product and its stock. */
    public void offer(String sku, String price, int units) {
        String product = "{\"name\": \"%s\", \"unitPrice\": \"%s\", \"currency\": \"EUR\", \"active\": true}";
        assertThat(rest.put(url(ORDERS, "/products/" + sku), product.formatted(sku, price))
                        .status())
                .isBetween(200, 201);
        assertThat(rest.put(url(INVENTORY, "/stock/" + sku), "{\"onHand\": " + units + "}")
                        .status())
                .isBetween(200, 201);
    }

    private JsonNode awaits(Supplier<JsonNode> poll, String field, String... values) {
        return await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(
                        poll::get,
                        seen -> Arrays.asList(values).contains(seen.path(field).asString("")));
    }

    private static JsonNode found(ApiResponse answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private URI url(AuditedService service, String path) {
        return stack.url(service).resolve(path);
    }
}
