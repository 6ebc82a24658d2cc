package dev.waybill.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.web.util.UriComponentsBuilder;

/** The console's login, step by step. */
class AuthorizationCodeTest {

    private static final String CALLBACK = "http://localhost:8080/login/oauth2/code/waybill";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    private Path directory;

    private IdentityFixture identity;

    @BeforeEach
    void start() {
        identity = IdentityFixture.start(directory);
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void anOperatorLogsInAndTheConsoleGetsTokens() throws Exception {
        var code = code("operator", identity.secret("users/operator"));

        var tokens = IdentityFixture.json(redeem(code, VERIFIER));

        var access = JwtDecoders.fromIssuerLocation(identity.issuer())
                .decode(tokens.path("access_token").asString(""));
        assertThat(access.getSubject()).isEqualTo("operator");
        assertThat(access.getAudience()).containsExactly("waybill");
        assertThat(access.getClaimAsStringList("roles")).containsExactly("operator");
        var id = JwtDecoders.fromIssuerLocation(identity.issuer())
                .decode(tokens.path("id_token").asString(""));
        assertThat(id.getAudience()).containsExactly("console");
        assertThat(id.getClaimAsStringList("roles")).containsExactly("operator");
        assertThat(tokens.path("refresh_token").asString("")).isNotEmpty();
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() throws Exception {
        var code = code("operator", identity.secret("users/operator"));

        var response = redeem(code, VERIFIER.replace('0', '1'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(IdentityFixture.json(response).path("error").asString("")).isEqualTo("invalid_grant");
    }

    @Test
    void aRequestWithoutPkceIsRefused() throws Exception {
        var parameters = request();
        parameters.keySet().removeIf(name -> name.startsWith("code_challenge"));
        logIn("operator", identity.secret("users/operator"));

        var refusal = identity.get("/oauth2/authorize?" + IdentityFixture.query(parameters));

        assertThat(location(refusal).getQuery()).contains("error=invalid_request", "code_challenge");
    }

    @Test
    void anotherAddressGetsNoCode() throws Exception {
        var parameters = request();
        parameters.put("redirect_uri", "http://attacker.example/login/oauth2/code/waybill");
        logIn("operator", identity.secret("users/operator"));

        var refusal = identity.get("/oauth2/authorize?" + IdentityFixture.query(parameters));

        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aWrongPasswordLeadsBackToTheForm() throws Exception {
        var response = logIn("operator", "wrong");

        assertThat(location(response).toString()).endsWith("/login?error");
    }

    @Test
    void aFormOfAnotherSiteLogsNobodyIn() throws Exception {
        var response = identity.post(
                "/login", null, Map.of("username", "operator", "password", identity.secret("users/operator")));

        assertThat(response.statusCode()).isEqualTo(403);
    }

    /** The form comes without the session's cookie, as browsers send it where the console has another name. */
    @Test
    void aLogoutFromAPageOfAnotherSiteEndsTheSessionAndTheRefreshTokenOfItsTokenAndNoOther() throws Exception {
        var password = identity.secret("users/operator");
        var colleague = identity.anotherBrowser();
        code(colleague, "operator", password);
        var tokens = IdentityFixture.json(redeem(code("operator", password), VERIFIER));

        var answer = identity.anotherBrowser()
                .post(
                        "/connect/logout",
                        null,
                        Map.of(
                                "id_token_hint",
                                tokens.path("id_token").asString(""),
                                "post_logout_redirect_uri",
                                "http://localhost:8080/"));

        assertThat(location(answer)).hasToString("http://localhost:8080/");
        var refreshed = identity.anotherBrowser()
                .post(
                        "/oauth2/token",
                        IdentityFixture.basic("console", identity.secret("clients/console")),
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                tokens.path("refresh_token").asString("")));
        assertThat(refreshed.statusCode()).isEqualTo(400);
        var next = identity.get("/oauth2/authorize?" + IdentityFixture.query(request()));
        assertThat(location(next).getPath()).isEqualTo("/login");
        assertThat(colleague.get("/").statusCode()).isEqualTo(200);
        code("operator", password);
    }

    private String code(String user, String password) throws Exception {
        return code(identity, user, password);
    }

    /** From the request to the code, as the browser of an operator does. */
    private static String code(IdentityFixture browser, String user, String password) throws Exception {
        var start = browser.get("/oauth2/authorize?" + IdentityFixture.query(request()));
        assertThat(location(start).getPath()).isEqualTo("/login");
        var back = location(logIn(browser, user, password));
        var answer = location(browser.get(back.getPath() + "?" + back.getRawQuery()));
        assertThat(answer.toString()).startsWith(CALLBACK + "?code=");
        var query = UriComponentsBuilder.fromUri(answer).build().getQueryParams();
        assertThat(query.getFirst("state")).isEqualTo("a-state");
        return String.valueOf(query.getFirst("code"));
    }

    private HttpResponse<String> logIn(String user, String password) throws Exception {
        return logIn(identity, user, password);
    }

    private static HttpResponse<String> logIn(IdentityFixture browser, String user, String password) throws Exception {
        var form = CSRF.matcher(browser.get("/login").body());
        assertThat(form.find()).isTrue();
        return browser.post("/login", null, Map.of("username", user, "password", password, "_csrf", form.group(1)));
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return identity.post(
                "/oauth2/token",
                IdentityFixture.basic("console", identity.secret("clients/console")),
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", CALLBACK,
                        "code_verifier", verifier));
    }

    private static Map<String, String> request() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "console",
                "scope", "openid",
                "state", "a-state",
                "redirect_uri", CALLBACK,
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                "code_challenge_method", "S256"));
    }

    private static URI location(HttpResponse<?> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }
}
