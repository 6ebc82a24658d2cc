package dev.waybill.system.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditedService;
import dev.waybill.audit.Auditor;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.DeadLetterRepository;
import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.system.BackgroundOrders;
import dev.waybill.system.audit.BadRecords;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.http.RawHttp;
import dev.waybill.system.http.RawResponse;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every kind of bad input is sent to a stack under load: each gets its answer and has no other effect. */
@Order(2)
class BadInputScenarios {

    static final String INACTIVE = "RETIRED-" + UUID.randomUUID().toString().substring(0, 8);

    private static final Set<String> REASONS = Set.of(
            "missing-header",
            "invalid-header",
            "invalid-key",
            "too-many-headers",
            "outside-retention",
            "invalid-json",
            "invalid-facts");
    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    private static final Map<String, BadRecord> RECORDS = BadRecordList.all();
    private static final List<Exchange> EXCHANGES = new ArrayList<>();

    private static List<DeadLetter> deadLetters = List.of();

    @BeforeAll
    static void sendAllBadInputUnderLoad() throws Throwable {
        SHOP.offer("MUG-WHITE", "9.90", 1_000_000);
        RawHttp.json(
                "PUT",
                STACK.url(AuditedService.ORDERS).resolve("/products/" + INACTIVE),
                "{\"name\": \"Retired\", \"unitPrice\": \"1.00\", \"currency\": \"EUR\", \"active\": false}");
        new BackgroundOrders(SHOP, 25).around(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> {
            BadRecords.send(
                    STACK, RECORDS.values().stream().map(BadRecord::record).toList());
            BadRequests.all()
                    .forEach((name, request) -> EXCHANGES.add(new Exchange(name, request, request.insist(STACK))));
        });
        new SystemAudit(STACK).awaitQuiescence();
        deadLetters = read();
    }

    @AfterAll
    static void theAuditIsGreen() {
        for (AuditedService service : AuditedService.values()) {
            assertThat(RawHttp.get(STACK.url(service).resolve("/actuator/health/readiness"))
                            .status())
                    .as("%s is ready", service)
                    .isEqualTo(200);
        }
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    /** A bad request and what it was answered while the stack was under load. */
    record Exchange(String name, BadRequest request, RawResponse reply) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Exchange> exchanges() {
        return EXCHANGES;
    }

    static Stream<Arguments> records() {
        return RECORDS.entrySet().stream()
                .map(bad -> Arguments.of(bad.getKey(), bad.getValue().record()));
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void aBadRequestIsAnsweredWithAllItsViolations(Exchange exchange) {
        BadRequest request = exchange.request();
        RawResponse reply = exchange.reply();
        assertThat(reply.status()).as(reply.body()).isEqualTo(request.status());
        assertThat(reply.type()).isEqualTo("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("type").asString()).startsWith("urn:waybill:problem:");
        assertThat(problem.path("status").asInt()).isEqualTo(request.status());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).startsWith("/");
        assertThat(reply.pointers()).containsExactlyInAnyOrderElementsOf(request.pointers());
        assertThat(reply.body()).doesNotContainPattern("Exception|dev\\.waybill|org\\.|java\\.|select ");
        if (request.status() == 405) {
            assertThat(reply.header("Allow")).contains("GET");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void aBadRecordGoesToTheDeadLettersOfEachReaderUnchanged(String name, ProducerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        String typeName = type == null ? "" : new String(type.value(), UTF_8);
        String[] readers = Arrays.stream(AuditedService.values())
                .filter(service -> service.deadLetters(record.topic(), typeName))
                .map(AuditedService::id)
                .toArray(String[]::new);
        assertThat(deadLettersOf(name)).extracting(DeadLetter::group).containsExactlyInAnyOrder(readers);
        assertThat(deadLettersOf(name)).allSatisfy(deadLetter -> {
            assertThat(deadLetter.key()).isEqualTo(record.key());
            assertThat(deadLetter.value()).isEqualTo(record.value());
            assertThat(deadLetter.headers()).containsExactly(record.headers().toArray());
            assertThat(deadLetter.reason()).isIn(REASONS);
            assertThat(deadLetter.detail()).isNotBlank();
            assertThat(Instant.parse(deadLetter.failedAt())).isBefore(Instant.now());
        });
    }

    @Test
    void unknownFieldsAndHostileHeadersHaveNoEffect() {
        var unknown = harmless(
                BadRecord.cancelled().with("ce_type", "order.gift-wrapped.v1").value("no matter what"));
        var added = harmless(BadRecord.event(
                        "orders",
                        "order.completed.v1",
                        _ -> ", \"total\": \"1.00\", \"currency\": \"EUR\", \"gift\": {\"ribbon\": [1, null]}")
                .add("__TypeId__", "javax.script.ScriptEngineManager")
                .add("spring_json_header_types", "{\"ce_id\": \"java.lang.Runtime\"}"));
        double before = unknownEvents();

        BadRecords.sendHarmless(STACK, List.of(unknown.record(), added.record()));

        await().untilAsserted(() -> assertThat(unknownEvents()).isGreaterThanOrEqualTo(before + 1));
        new SystemAudit(STACK).awaitQuiescence();
        deadLetters = read();
        assertThat(deadLettersOf("harmless")).isEmpty();
    }

    @Test
    void aRepeatedRecordHasNoEffect() {
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));
        JsonNode completed = SHOP.awaits(order, "COMPLETED");
        var published = new SystemAudit(STACK)
                .gather().eventLog().topics().stream()
                        .filter(record -> order.toString().equals(record.key()))
                        .toList();

        BadRecords.sendAgain(STACK, published);

        new SystemAudit(STACK).awaitQuiescence();
        assertThat(SHOP.order(order)).isEqualTo(completed);
    }

    @Test
    void noLogHasALineOrAColourThatInputHasWritten() {
        for (AuditedService service : AuditedService.values()) {
            assertThat(STACK.log(service))
                    .doesNotContain("\u001b")
                    .doesNotContainPattern("(?m)^" + Pattern.quote(ForgedLogLine.BEGINNING));
        }
    }

    @Test
    void unusualTextIsKeptUnchanged() {
        String name = "Zoë \uD83C\uDF88 \u0645\u0631\u062D\u0628\u0627 \u202Eright to left";
        String body = OrderText.named(name);
        RawResponse reply =
                RawHttp.json("POST", STACK.url(AuditedService.ORDERS).resolve("/orders"), body);
        SHOP.note(body, reply.status(), reply.body());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().path("shippingAddress").path("name").asString()).isEqualTo(name);
    }

    private static BadRecord harmless(BadRecord record) {
        return record.add("mark", "harmless");
    }

    private static double unknownEvents() {
        return STACK.urls(AuditedService.PAYMENTS).stream()
                .flatMap(url ->
                        RawHttp.get(url.resolve("/actuator/prometheus")).body().lines())
                .filter(line -> line.startsWith("waybill_inbox_events_total{") && line.contains("type=\"unknown\""))
                .filter(line -> line.contains("result=\"ignored\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static List<DeadLetter> deadLettersOf(String mark) {
        return deadLetters.stream()
                .filter(deadLetter -> deadLetter.headers().contains(new RecordHeader("mark", mark.getBytes(UTF_8))))
                .toList();
    }

    private static List<DeadLetter> read() {
        var found = new ArrayList<DeadLetter>();
        new DeadLetterRepository(new KafkaCluster(STACK.kafkaClient(KafkaUser.OPERATOR), ""))
                .forEach(DeadLetterFilter.ALL, found::add);
        return found;
    }
}
