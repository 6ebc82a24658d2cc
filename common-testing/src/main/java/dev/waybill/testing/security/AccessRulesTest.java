package dev.waybill.testing.security;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.testing.openapi.Call;
import dev.waybill.testing.openapi.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Makes every call of a service's OpenAPI document as every kind of caller, and compares the answers with the table in the
 * resource {@code access-rules.txt} beside the test. A call without a rule fails it.
 */
public abstract class AccessRulesTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map.Entry<String, JsonNode> NO_BODY = Map.entry("application/json", MissingNode.getInstance());

    private final List<AccessRule> rules = AccessRule.read(getClass(), "access-rules.txt");

    protected abstract SecuredService service();

    /** What is in the path of a call in place of the document's examples; called before each request. */
    protected Map<String, String> pathValues(String call) {
        return Map.of();
    }

    /** The body of a call. */
    protected String body(String call, String example) {
        return call.equals("POST /events/resends")
                ? "{\"since\": \"%s\", \"dryRun\": true}".formatted(Instant.now())
                : example;
    }

    @Test
    protected void everyCallOfTheDocumentHasARule() {
        assertEquals(
                calls().keySet(),
                rules.stream()
                        .filter(AccessRule::isDocumented)
                        .map(AccessRule::call)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    protected Stream<DynamicTest> everyCallIsAnsweredByItsRule() {
        Map<String, Call> calls = calls();
        return rules.stream()
                .flatMap(rule -> rule.answers().entrySet().stream()
                        .map(answer -> dynamicTest(rule + " by " + answer.getKey(), () -> {
                            HttpResponse<InputStream> response = send(
                                    calls, rule, answer.getKey().token(service().issuer()));
                            assertAnswer(answer.getValue(), response);
                        })));
    }

    @TestFactory
    protected Stream<DynamicTest> everyCallRefusesEveryBadToken() {
        Map<String, Call> calls = calls();
        Map<String, String> tokens = badTokens();
        return rules.stream()
                .filter(rule -> Integer.valueOf(401).equals(rule.answers().get(Who.NOBODY)))
                .flatMap(rule -> tokens.entrySet().stream()
                        .map(token -> dynamicTest(rule + " with a token that " + token.getKey(), () -> {
                            HttpResponse<InputStream> response = send(calls, rule, token.getValue());
                            assertAnswer(401, response);
                            assertTrue(challenge(response).contains("error=\"invalid_token\""), challenge(response));
                        })));
    }

    /** All are an operator's otherwise. */
    private Map<String, String> badTokens() {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("has expired", operator().expiresIn(Duration.ofMinutes(-5)).sign());
        tokens.put("never expires", operator().expiresIn(null).sign());
        tokens.put("is not signed", operator().unsigned());
        tokens.put("is signed by somebody else", operator().forge());
        tokens.put("is signed with the public key", operator().signWithPublicKeyAsSecret());
        tokens.put(
                "is of another issuer",
                operator().claim("iss", "http://localhost:1").sign());
        tokens.put(
                "is for another audience", operator().claim("aud", "elsewhere").sign());
        tokens.put("is for no audience", operator().claim("aud", null).sign());
        tokens.put("is of another type", operator().type("logout+jwt").sign());
        tokens.put("is none", "none");
        return tokens;
    }

    private TokenBuilder operator() {
        return service().issuer().token("olga").roles("operator");
    }

    private static void assertAnswer(int status, HttpResponse<InputStream> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        assertAll(
                () -> assertEquals(status, response.statusCode()),
                () -> assertTrue(status < 400 || type.equals("application/problem+json"), type),
                () -> assertTrue(status != 401 || challenge(response).startsWith("Bearer "), challenge(response)));
    }

    private static String challenge(HttpResponse<?> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("");
    }

    private HttpResponse<InputStream> send(Map<String, Call> calls, AccessRule rule, @Nullable String token) {
        Call call = calls.get(rule.call().replaceFirst("^HEAD ", "GET "));
        String path = call == null ? rule.path() : call.examplePath(pathValues(rule.call()));
        Map.Entry<String, JsonNode> example = call == null
                ? NO_BODY
                : call.requestExamples().entrySet().stream().findFirst().orElse(NO_BODY);
        var request = HttpRequest.newBuilder(service().address().resolve(path + rule.query()))
                .timeout(LIMIT)
                .header("Content-Type", example.getKey().split(" ", 2)[0])
                .method(
                        rule.method(),
                        BodyPublishers.ofString(
                                body(rule.call(), example.getValue().toString())));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    /** Does not wait for the end of the body, because that of a stream may never come. */
    private static HttpResponse<InputStream> send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return response;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Those of the document, by their names. */
    private Map<String, Call> calls() {
        try (InputStream body =
                service().address().resolve("/v3/api-docs").toURL().openStream()) {
            return new OpenApiDocument(JSON.readTree(body))
                    .calls().stream().collect(toMap(Call::name, identity(), (one, _) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
