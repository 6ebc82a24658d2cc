package dev.waybill.inventory;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.waybill.messaging.database.OwnerDatabase;
import dev.waybill.testing.security.SecuredApplication;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service records of the calls of operators. Each test has an operator and skus of its own. */
class OperatorActionsTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static SecuredApplication service;

    @BeforeAll
    static void start() {
        service = SecuredApplication.start(InventoryServiceApplication.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aCallIsRecordedWithWhoWhatWhenAndWhy() {
        String before = "2026-01-01T00:00:00Z";
        assertEquals(
                201,
                send("ann", "PUT", "/stock/A-1", "{\"onHand\": 7}", Map.of("Waybill-Reason", "Counted again"))
                        .statusCode());
        JsonNode action = actions("operator=ann&since=" + before).get(0);
        assertAll(
                () -> assertEquals("ann", action.at("/operator").asString()),
                () -> assertEquals("PUT", action.at("/method").asString()),
                () -> assertEquals("/stock/A-1", action.at("/path").asString()),
                () -> assertEquals("Counted again", action.at("/reason").asString()),
                () -> assertEquals(201, action.at("/status").asInt()),
                () -> assertEquals("{\"onHand\": 7}", action.at("/request").asString()),
                () -> assertTrue(action.at("/time").asString().compareTo(before) > 0),
                () -> assertEquals(0, actions("operator=ann&until=" + before).size()));
    }

    @Test
    void actionsAreListedNewestFirstAndByTheBeginningOfTheirPaths() {
        Stream.of("/stock/B-1", "/stock/B-2", "/stock/C-1")
                .forEach(path -> send("bob", "PUT", path, "{\"onHand\": 1}"));
        JsonNode found = actions("operator=bob&pathPrefix=/stock/B-");
        assertEquals(
                "/stock/B-2 /stock/B-1",
                found.get(0).at("/path").asString() + " "
                        + found.get(1).at("/path").asString());
        assertEquals(2, found.size());
    }

    @Test
    void aCallThatIsRefusedIsRecordedWithItsStatus() {
        send("cleo", "PUT", "/stock/D-1", "{\"onHand\": -1}");
        send("cleo", "POST", "/nothing", "");
        assertEquals(
                422,
                actions("operator=cleo&pathPrefix=/stock").get(0).at("/status").asInt());
        assertEquals(
                404,
                actions("operator=cleo&pathPrefix=/nothing")
                        .get(0)
                        .at("/status")
                        .asInt());
    }

    @Test
    void changesByActuatorEndpointsAreRecorded() {
        send("dora", "POST", "/actuator/loggers/some.logger", "{\"configuredLevel\": \"DEBUG\"}");
        assertEquals(
                "{\"configuredLevel\": \"DEBUG\"}",
                actions("operator=dora").get(0).at("/request").asString());
    }

    @Test
    void readingIsNotRecorded() {
        send("eve", "GET", "/stock", "");
        assertEquals(0, actions("operator=eve").size());
    }

    @Test
    void callersWhoAreNoOperatorsLeaveNoRecord() {
        String customer = service.issuer().token("c-1001").sign();
        assertEquals(
                403,
                send(request("PUT", "/stock/E-1", "{\"onHand\": 1}", customer)).statusCode());
        assertEquals(0, actions("operator=c-1001").size());
    }

    @Test
    void aReasonMayBeInAnyLanguage() {
        send(
                "fay",
                "PUT",
                "/stock/F-1",
                "{\"onHand\": 1}",
                Map.of("Waybill-Reason", "%D0%BF%D0%B5%D1%80%D0%B5%D1%81%D1%87%D1%91%D1%82"));
        assertEquals("пересчёт", actions("operator=fay").get(0).at("/reason").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%0D%0A2026-01-01 ERROR forged", "%1b[31mred", "%20", "%00"})
    void aMalformedReasonIsRefusedAndNothingIsDone(String reason) {
        var answer = send("gus", "PUT", "/stock/G-1", "{\"onHand\": 1}", Map.of("Waybill-Reason", reason));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("Waybill-Reason"), answer.body());
        assertEquals(404, send("gus", "GET", "/stock/G-1", "").statusCode());
    }

    @Test
    void longRequestsAreRecordedByTheirBeginning() {
        String rows = "sku,onHand\n" + "H-1,1\n".repeat(1000);
        send("hal", "PUT", "/stock", rows, Map.of("Content-Type", "text/csv"));
        String recorded = actions("operator=hal").get(0).at("/request").asString();
        assertEquals(rows.substring(0, 2000), recorded);
    }

    @Test
    void aBodyWithANulIsRecorded() {
        assertEquals(400, send("ida", "PUT", "/stock/I-1", "{\"onHand\": \0}").statusCode());
        assertEquals(
                "{\"onHand\": \uFFFD}",
                actions("operator=ida").get(0).at("/request").asString());
    }

    @Test
    void anActionThatCannotBeRecordedIsNotDone() {
        var jdbc = service.bean(OwnerDatabase.class).jdbc();
        jdbc.execute("alter table operator_actions rename to operator_actions_away");
        try {
            var answer = send("jo", "PUT", "/stock/J-1", "{\"onHand\": 1}");
            assertEquals(503, answer.statusCode());
            assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
        } finally {
            jdbc.execute("alter table operator_actions_away rename to operator_actions");
        }
        assertEquals(404, send("jo", "GET", "/stock/J-1", "").statusCode());
    }

    @Test
    void anActionDuringWhichTheServiceEndedHasNoStatus() {
        service.bean(JdbcTemplate.class)
                .update(
                        "insert into operator_actions (at, operator, method, path) values (now(), 'kim', 'PUT', '/stock')");
        assertTrue(actions("operator=kim").get(0).at("/status").isNull());
    }

    @Test
    void aMalformedTimeIsRefused() {
        assertEquals(
                400, send("lea", "GET", "/operator-actions?since=yesterday", "").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=yesterday",
                "since=2026",
                "since=1772366400",
                "until=2026-02-30T00:00:00Z",
                "operator=",
                "operator=%00",
                "pathPrefix=%00"
            })
    void aCriterionThatIsNoneIsRefusedWithItsName(String query) {
        var answer = send("lea", "GET", "/operator-actions?" + query, "");
        assertEquals(400, answer.statusCode(), answer.body());
        String detail = JSON.readTree(answer.body()).at("/detail").asString();
        assertTrue(detail.startsWith(query.substring(0, query.indexOf('=')) + " must be "), detail);
    }

    @Test
    void allCriteriaThatAreNoneAreReportedTogether() {
        var answer = send("lea", "GET", "/operator-actions?operator=%00&pathPrefix=%00&since=x&until=x", "");
        Stream.of("operator must", "pathPrefix must", "since must", "until must")
                .forEach(part -> assertTrue(answer.body().contains(part), answer.body()));
    }

    @Test
    void timesThatTheDatabaseDoesNotHaveAreBeforeAndAfterEveryAction() {
        send("mia", "PUT", "/stock/M-1", "{\"onHand\": 1}");
        assertEquals(
                1,
                actions("operator=mia&since=-300000-01-01T00:00:00Z&until=%2B300000-01-01T00:00:00Z")
                        .size());
    }

    private static JsonNode actions(String query) {
        var answer = send("reader", "GET", "/operator-actions?" + query, "");
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).get("items");
    }

    private static HttpResponse<String> send(String operator, String method, String path, String body) {
        return send(operator, method, path, body, Map.of());
    }

    private static HttpResponse<String> send(
            String operator, String method, String path, String body, Map<String, String> headers) {
        var request = request(
                method,
                path,
                body,
                service.issuer().token(operator).roles("operator").sign());
        headers.forEach(request::setHeader);
        return send(request);
    }

    private static HttpRequest.Builder request(String method, String path, String body, String token) {
        return HttpRequest.newBuilder(service.address().resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
