package dev.waybill.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.http.RawHttp;
import dev.waybill.system.http.RawResponse;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.testing.openapi.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The OpenAPI documents and docs/api.http match the services. */
@Order(2)
@Execution(CONCURRENT)
@ResourceLock(Stack.TO_BREAK)
class DocumentScenarios {

    private static final Stack STACK = Stack.toBreak();
    private static final Shop SHOP = new Shop(STACK);
    private static final Map<AuditedService, Api> APIS = apis();
    private static final Path REQUESTS = Path.of("..", "docs", "api.http");

    private static Map<AuditedService, Api> apis() {
        var apis = new EnumMap<AuditedService, Api>(AuditedService.class);
        for (AuditedService service : AuditedService.values()) {
            apis.put(service, Api.of(STACK, service));
        }
        return apis;
    }

    static Stream<Arguments> calls() {
        return APIS.entrySet().stream()
                .flatMap(api -> api.getValue().calls().stream().map(call -> Arguments.of(api.getKey(), call)));
    }

    @DisabledIfSystemProperty(
            named = "waybill.stack",
            matches = "containers|cluster",
            disabledReason = "the services' classes are in their images")
    @ParameterizedTest
    @EnumSource
    void exactlyTheMappedCallsAreDocumented(AuditedService service) {
        assertThat(api(service).calls()).extracting(Call::name).containsExactlyInAnyOrderElementsOf(Routes.of(service));
    }

    @ParameterizedTest
    @EnumSource
    void swaggerUiShowsTheDocument(AuditedService service) {
        URI home = STACK.url(service);
        RawResponse page = RawHttp.get(home.resolve("/swagger-ui.html"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.type()).isEqualTo("text/html");
        assertThat(page.body()).contains("swagger-ui/swagger-initializer.js");
        assertThat(RawHttp.get(home.resolve("/swagger-ui/swagger-initializer.js"))
                        .body())
                .contains("/v3/api-docs");
        assertThat(RawHttp.get(home.resolve("/swagger-ui/swagger-ui-bundle.js")).body())
                .contains("SwaggerUIBundle");
        assertThat(RawHttp.get(home.resolve("/swagger-ui/nothing.js")).status()).isEqualTo(404);
        assertThat(api(service).document().json().path("openapi").asString()).isEqualTo("3.1.1");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("calls")
    void everyCallHasASummaryAndItsErrors(AuditedService service, Call call) {
        assertThat(call.operation().path("summary").asString()).isNotBlank();
        assertThat(call.operation().path("operationId").asString()).isNotBlank();
        assertThat(call.operation().path("tags")).isNotEmpty();
        assertThat(call.responses()).containsKeys("400", "default");
        assertThat(call.responses().keySet()).anyMatch(status -> status.startsWith("2"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("calls")
    void everyExampleOfAResponseMatchesItsSchema(AuditedService service, Call call) {
        call.responses()
                .forEach((status, response) -> response.path("content").forEachEntry((type, content) -> {
                    JsonNode example = content.path("example");
                    assertThat(example.isMissingNode())
                            .as("%s %s", status, type)
                            .isFalse();
                    if (type.endsWith("json")) {
                        assertThat(new Shapes(call.document()).ofAnswer(content.path("schema"), example))
                                .as("%s %s", status, type)
                                .isEmpty();
                    }
                }));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("calls")
    void everyExampleOfARequestIsAccepted(AuditedService service, Call call) {
        call.requestExamples().forEach((named, example) -> {
            String type = named.substring(0, named.indexOf(' '));
            String body = example.isString() ? example.asString() : example.toString();
            URI uri = STACK.url(service).resolve(path(call));
            RawResponse reply = RawHttp.send(call.method(), uri, BodyPublishers.ofString(body), "Content-Type", type);
            note(uri, body, reply);
            assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
            assertThat(api(service).breaches(call.method(), uri.getPath(), reply))
                    .isEmpty();
        });
    }

    @Test
    void theRequestsOfApiHttpRunInOrderAndCoverEveryCall() throws IOException {
        HttpFile file = HttpFile.read(REQUESTS);
        Map<String, String> values = new HashMap<>(file.variables());
        for (AuditedService service : AuditedService.values()) {
            values.put(service.database(), STACK.url(service).toString());
        }
        var called = new TreeSet<String>();
        for (HttpFile.Item item : file.items()) {
            URI uri = URI.create(HttpFile.filled(item.url(), values));
            String body = HttpFile.filled(item.body(), values);
            RawResponse reply = await(item.title())
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> send(item, uri, body), answer -> answer.status() < 300);
            Api api = api(uri);
            assertThat(api.breaches(item.method(), uri.getPath(), reply))
                    .as(item.title())
                    .isEmpty();
            if (item.keeps() != null) {
                values.put(
                        item.keeps().getKey(),
                        reply.json().at(item.keeps().getValue()).asString());
            }
            api.calls().stream()
                    .filter(call -> call.isAt(item.method(), uri.getPath()))
                    .map(Call::name)
                    .forEach(called::add);
        }
        assertThat(called)
                .isEqualTo(APIS.values().stream()
                        .flatMap(api -> api.calls().stream())
                        .map(Call::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Of an example order there can be no returns, and nothing to close by hand. */
    private static String path(Call call) {
        if (call.path().endsWith("/settlement")) {
            return settlementPath(call);
        }
        if (!call.path().startsWith("/orders/{id}")) {
            return call.examplePath();
        }
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 2));
        SHOP.awaits(order, "COMPLETED");
        return call.examplePath(Map.of("id", order.toString()));
    }

    private static String settlementPath(Call call) {
        if (!call.path().contains("/refunds/")) {
            UUID unpaid = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith("pm_sim_captureFails"));
            SHOP.awaitsPayment(unpaid, "CAPTURE_FAILED");
            return call.examplePath(Map.of("orderId", unpaid.toString()));
        }
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1).paidWith("pm_sim_refundFails"));
        SHOP.awaits(order, "COMPLETED");
        UUID returned = SHOP.returns(order, Map.of("MUG-WHITE", 1));
        SHOP.awaitsReturn(order, returned, "REFUND_FAILED");
        return call.examplePath(Map.of("orderId", order.toString(), "returnId", returned.toString()));
    }

    private static RawResponse send(HttpFile.Item item, URI uri, String body) {
        RawResponse reply = RawHttp.send(
                item.method(),
                uri,
                BodyPublishers.ofString(body),
                item.headers().toArray(String[]::new));
        note(uri, body, reply);
        return reply;
    }

    private static Api api(AuditedService service) {
        return Objects.requireNonNull(APIS.get(service));
    }

    private static Api api(URI uri) {
        return APIS.entrySet().stream()
                .filter(api -> STACK.url(api.getKey()).getPort() == uri.getPort())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** The auditor asks for every order who ordered it. */
    private static void note(URI uri, String body, RawResponse reply) {
        if (uri.getPath().equals("/orders") && !body.isEmpty()) {
            SHOP.note(body, reply.status(), reply.body());
        }
    }
}
