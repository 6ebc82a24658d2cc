package dev.waybill.console.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.console.ConsoleFixture;
import dev.waybill.console.StubServices;
import dev.waybill.console.service.ServiceName;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console in the mode {@code secure}, as a browser with cookies meets it. */
class LoginTest {

    private static final Map<String, Object> OPERATOR = Map.of("roles", List.of("operator"));
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"_csrf\" value=\"([^\"]+)\"");

    private static StubProvider provider;
    private static ConsoleFixture console;

    private CookieManager cookies;
    private HttpClient browser;

    @BeforeAll
    static void start() throws Exception {
        provider = new StubProvider();
        console = ConsoleFixture.start(
                "--waybill.security.mode=secure",
                "--spring.security.oauth2.client.registration.waybill.client-id=console",
                "--spring.security.oauth2.client.registration.waybill.client-secret=a-secret",
                "--spring.security.oauth2.client.registration.waybill.scope=openid",
                "--spring.security.oauth2.client.provider.waybill.issuer-uri=" + provider.issuer());
    }

    @AfterAll
    static void stop() {
        console.close();
        provider.close();
    }

    @BeforeEach
    void aNewVisitor() {
        console.services().reset();
        provider.user("ada", OPERATOR).lifetime(Duration.ofMinutes(15)).remember();
        cookies = new CookieManager();
        browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orders", "/stock", "/dead-letters", "/topics", "/runbooks", "/logout"})
    void nothingIsShownBeforeTheLogin(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer).getPath()).isEqualTo("/oauth2/authorization/waybill");
        assertThat(console.services().requests()).isEmpty();
    }

    @Test
    void theSessionIsThereWhenAProviderOnAnotherSiteLeadsBack() throws Exception {
        assertThat(get("/").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("waybill-console=", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void theRequestToTheProviderHasAChallenge() throws Exception {
        var request = location(get("/oauth2/authorization/waybill"));

        assertThat(request.toString()).startsWith(provider.issuer() + "/authorize?");
        assertThat(request.getQuery())
                .contains("response_type=code", "client_id=console", "code_challenge=", "code_challenge_method=S256");
    }

    @Test
    void anOperatorIsLedBackAndTheServicesGetTheOperatorsToken() throws Exception {
        var page = follow(get("/orders"));

        assertThat(page.uri().getPath()).isEqualTo("/orders");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Log out ada");
        assertThat(provider.tokenRequests().getLast()).startsWith("Basic ").contains("code_verifier=");
        assertThat(console.services().requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.authorization()).startsWith("Bearer access-"));
    }

    @Test
    void theProbesOfTheOverviewHaveTheTokenAndPrometheusDoesNotGetIt() throws Exception {
        follow(get("/"));

        assertThat(console.services().requests())
                .extracting(StubServices.Request::call)
                .contains("GET /actuator/prometheus", "GET /actuator/health");
        assertThat(console.services().requests())
                .allSatisfy(request -> assertThat(request.authorization()).startsWith("Bearer access-"));
        assertThat(console.services().prometheusAuthorizations()).containsOnly("");
    }

    @Test
    void theMetricsAreForTokensWithTheScopeMetrics() throws Exception {
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(withToken("/actuator/prometheus", "a.b.c")).isEqualTo(401);
        assertThat(withToken("/actuator/prometheus", provider.programToken("orders")))
                .isEqualTo(403);
        assertThat(withToken("/actuator/prometheus", provider.programToken("metrics")))
                .isEqualTo(200);
    }

    @Test
    void anOperatorWhoIsLoggedInSeesTheMetrics() throws Exception {
        follow(get("/orders"));

        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    /** A browser is led to the login, whatever token it sends. */
    @Test
    void noTokenOpensAPage() throws Exception {
        assertThat(withToken("/orders", provider.programToken("metrics"))).isEqualTo(302);
        assertThat(console.services().requests()).isEmpty();
    }

    @Test
    void whoIsNoOperatorIsRefusedAndSeesWhy() throws Exception {
        provider.user("c-1001", Map.of("roles", List.of("customer")));

        var page = follow(get("/orders"));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("only operators may use the console", "Log out c-1001");
        assertThat(get("/logout").body()).contains("You are logged in as c-1001");
        assertThat(console.services().requests()).isEmpty();
    }

    @Test
    void anExpiredTokenIsRefreshedBeforeItIsUsed() throws Exception {
        provider.lifetime(Duration.ofSeconds(30));
        follow(get("/"));
        console.services().reset();

        get("/orders");

        assertThat(provider.tokenRequests().getLast()).contains("grant_type=refresh_token");
        var newest = "Bearer access-" + provider.tokenRequests().size();
        assertThat(console.services().requests())
                .extracting(StubServices.Request::authorization)
                .contains(newest);
    }

    @Test
    void aProviderThatHasForgottenTheLoginIsAskedAgain() throws Exception {
        provider.lifetime(Duration.ofSeconds(30));
        follow(get("/"));
        provider.forget();

        var answer = send(HttpRequest.newBuilder(location(get("/orders"))));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer).toString()).startsWith(provider.issuer() + "/authorize?");

        var part = send(request("/overview").header("HX-Request", "true"));

        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Refresh")).hasValue("true");
        // in another window of the browser the login that was under way goes on
        provider.remember();
        var page = follow(answer);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/orders");
    }

    @Test
    void aProviderThatHangsHoldsUpNobodyWhoseTokenIsValidAndOthersForAFewSeconds() throws Exception {
        provider.user("bob", OPERATOR);
        follow(get("/orders"));
        var bob = browser;
        aNewVisitor();
        provider.lifetime(Duration.ofSeconds(30));
        follow(get("/orders"));
        var requests = provider.tokenRequests().size();
        provider.hang();
        try {
            var waiting = browser.sendAsync(request("/").build(), BodyHandlers.ofString());
            await().until(() -> provider.tokenRequests().size() > requests);

            var page = bob.send(request("/").build(), BodyHandlers.ofString());
            assertThat(page.body()).contains("Log out bob");
            assertThat(waiting).isNotDone();
            var refusal = waiting.get(10, TimeUnit.SECONDS);
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.body()).contains("the provider of the logins does not answer");
            // which needs no service, and is read when something is down
            assertThat(get("/runbooks/service-down").statusCode()).isEqualTo(200);
        } finally {
            provider.goOn();
        }
        assertThat(get("/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void theReasonOfAnActionGoesToTheServiceWithTheAction() throws Exception {
        var order = "/orders/" + UUID.randomUUID();
        console.services().answer(ServiceName.ORDERS, "POST " + order + "/cancellation", 202, "{}");

        assertReasonIsPassedOn(order + "/cancellation", order + "/cancellation", "", "POST " + order + "/cancellation");
    }

    @Test
    void theReasonOfAReleaseGoesToTheService() throws Exception {
        console.services().answer(ServiceName.PAYMENTS, "POST /actuator/deadletterbrake", 204, "");

        assertReasonIsPassedOn(
                "/dead-letters/release?service=payment-service&partition=orders-3",
                "/dead-letters/release",
                "&service=payment-service&partition=orders-3",
                "POST /actuator/deadletterbrake");
    }

    @Test
    void theReasonOfEventsPublishedAgainGoesToTheService() throws Exception {
        for (var service : ServiceName.values()) {
            console.services().answer(service, "POST /events/resends", 202, """
                    {"id": "r1", "state": "DONE", "types": {"order.placed.v1": 1}, "sent": 1}""");
        }
        var order = UUID.randomUUID();

        assertReasonIsPassedOn(
                "/events/resends/preview?order=" + order, "/events/resends", "&order=" + order, "POST /events/resends");
    }

    /** Its CSRF token is older than the session, and still valid. */
    @Test
    void aFormThatIsSentAfterTheSessionHasEndedIsAnsweredAndNothingIsDone() throws Exception {
        var order = "/orders/" + UUID.randomUUID();
        var csrf = csrf(follow(get(order + "/cancellation")));
        var session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("waybill-console"))
                .findAny()
                .orElseThrow();
        cookies.getCookieStore().remove(console.address("/"), session);

        assertThatNothingIsDone(post(order + "/cancellation", "_csrf=" + csrf));
    }

    @Test
    void aFormThatIsSentAfterTheTokensHaveEndedIsAnsweredAndNothingIsDone() throws Exception {
        var order = "/orders/" + UUID.randomUUID();
        provider.lifetime(Duration.ofSeconds(30));
        var csrf = csrf(follow(get(order + "/cancellation")));
        provider.forget();

        assertThatNothingIsDone(post(order + "/cancellation", "_csrf=" + csrf));
    }

    @Test
    void whatWasTypedIntoAFormThatIsSentTooLateIsShown() throws Exception {
        var order = "/orders/" + UUID.randomUUID();
        provider.lifetime(Duration.ofSeconds(30));
        var csrf = csrf(follow(get(order + "/cancellation")));
        provider.forget();

        var answer = post(
                order + "/settlement",
                "kind=WRITTEN_OFF&note=bank+%3C%21%3E+l%C3%A4nger+weg&operator-reason=+&_csrf=" + csrf);

        assertThatNothingIsDone(answer);
        assertThat(answer.body())
                .containsOnlyOnce("You had typed")
                .contains("<q>bank &lt;!&gt; länger weg</q>")
                .doesNotContain("WRITTEN_OFF");
        assertThat(post(order + "/settlement", "note=forged").body()).doesNotContain("forged");
    }

    private static void assertThatNothingIsDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("You were not logged in any more, so nothing was done.");
        assertThat(console.services().actions()).isEmpty();
    }

    private void assertReasonIsPassedOn(String question, String path, String fields, String call) throws Exception {
        var form = follow(get(question));
        assertThat(form.body()).contains("name=\"operator-reason\"", "type=\"text\"");

        post(path, "operator-reason=called,+l%C3%A4nger+weg&_csrf=" + csrf(form) + fields);

        var action = console.services().actions().getLast();
        assertThat(action.call()).isEqualTo(call);
        assertThat(URLDecoder.decode(action.reason(), StandardCharsets.UTF_8)).isEqualTo("called, länger weg");
        assertThat(action.reason()).matches("[!-~]+");
    }

    @Test
    void aPartThatRefreshesItselfReloadsThePage() throws Exception {
        var answer = send(request("/").header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).hasValue("true");
    }

    @Test
    void aLogoutEndsTheLoginHereAndAtTheProviderWithoutATokenInAnAddress() throws Exception {
        follow(get("/orders"));

        var answer = post("/logout", "_csrf=" + csrf(get("/logout")));

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(location(answer)).hasToString(provider.issuer() + "/logout");
        assertThat(get("/orders").statusCode()).isEqualTo(302);
    }

    @Test
    void aLogoutThatAnotherSiteAsksForIsRefused() throws Exception {
        follow(get("/orders"));

        var answer = send(request("/logout").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(get("/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void headersStayAsTheyAreButForTheTargetOfTheLogout() throws Exception {
        var page = follow(get("/orders"));

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'; script-src 'self'; style-src 'self';")
                        .endsWith("form-action 'self' " + provider.issuer() + "/"));
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void healthAndStylesAreForEverybody() throws Exception {
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/css/console.css").statusCode()).isEqualTo(200);
    }

    @Test
    void theConsoleStartsWithoutItsProviderAndSaysThatNobodyCanLogIn() throws Exception {
        var nobody = new StubProvider();
        nobody.close();
        try (var lonely = ConsoleFixture.start(
                "--waybill.security.mode=secure",
                "--spring.security.oauth2.client.registration.waybill.client-id=console",
                "--spring.security.oauth2.client.provider.waybill.issuer-uri=" + nobody.issuer())) {
            var answer = send(HttpRequest.newBuilder(lonely.address("/oauth2/authorization/waybill")));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("The login did not succeed");
        }
    }

    private int withToken(String path, String token) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + token)).statusCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    /** Sends a form with these fields, encoded. */
    private HttpResponse<String> post(String path, String fields) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    /** What the form of this page sends with its fields. */
    private static String csrf(HttpResponse<String> page) {
        var field = HIDDEN.matcher(page.body());
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(console.address(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.header("Accept", "text/html,*/*;q=0.8").build(), BodyHandlers.ofString());
    }

    /** Follows redirects to the page to which they lead. */
    private HttpResponse<String> follow(HttpResponse<String> first) throws Exception {
        var answer = first;
        for (var redirects = 0; answer.statusCode() == 302 && redirects < 10; redirects++) {
            answer = send(HttpRequest.newBuilder(location(answer)));
        }
        return answer;
    }

    private static URI location(HttpResponse<?> response) {
        return response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }
}
