package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.stack.process.Ports;
import dev.waybill.testing.security.TestIssuer;
import dev.waybill.testing.security.Who;
import dev.waybill.web.HttpTestApplication;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resource server as such; what each service allows is shown by its access rules. */
class ResourceServerTest {

    private static final String ISSUER = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=";
    private static final String SECURE = "--waybill.security.mode=secure";

    @Test
    void inOpenThereIsNothingOfSpringSecurity() {
        try (var service = HttpTestApplication.start("--waybill.security.mode=open")) {
            assertThat(service.beanTypes()).noneMatch(type -> type.startsWith("org.springframework.security."));
            HttpResponse<String> shelf = service.get("/shelf", "no token");
            assertThat(shelf.statusCode()).isEqualTo(200);
            assertThat(shelf.headers().map()).doesNotContainKey("x-frame-options");
            assertThat(service.get("/v3/api-docs", null).body()).doesNotContain("securitySchemes");
            assertThat(service.get("/actuator/health", null).body()).contains("\"components\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SECURE", " secure ", "secure\n"})
    void howeverTheModeIsSpelledNobodyGetsInWithoutAToken(String mode) {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start("--waybill.security.mode=" + mode, ISSUER + issuer.address())) {
            assertThat(service.get("/shelf", null).statusCode()).isEqualTo(401);
            assertThat(service.get("/shelf", Who.OPERATOR.token(issuer)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutAnIssuerItDoesNotStartAndSaysWhatToSet() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> HttpTestApplication.start(SECURE).close())
                .havingRootCause()
                .isInstanceOf(SecuritySettingException.class)
                .withMessageStartingWith("Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI (or the property ");
    }

    @Test
    void itStartsWithoutItsIssuerAndAnswers503ToTokensUntilThatAnswers() throws Exception {
        int port = Ports.free();
        try (var service = HttpTestApplication.start(SECURE, ISSUER + "http://localhost:" + port)) {
            assertThat(service.beanTypes()).anyMatch(type -> type.startsWith("org.springframework.security."));
            String token;
            try (var elsewhere = TestIssuer.start()) {
                token = elsewhere.token("olga").roles("operator").sign();
            }
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> unavailable = service.get("/shelf", token);
                assertThat(unavailable.statusCode()).isEqualTo(503);
                assertThat(unavailable.headers().firstValue("Retry-After")).isPresent();
                assertThat(unavailable.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(unavailable.body()).contains("urn:waybill:problem:unavailable");
            }
            assertThat(service.get("/shelf", null).statusCode()).isEqualTo(401);
            assertThat(service.get("/actuator/health/readiness", null).statusCode())
                    .isEqualTo(200);

            try (var issuer = TestIssuer.start(port)) {
                service.awaits("/shelf", Who.OPERATOR.token(issuer), 200);
                assertThat(service.get("/shelf", token).statusCode()).isEqualTo(401);
            }
        }
    }

    @Test
    void anIssuerThatIsAwayLaterDoesNotMatterToItsTokens() {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(SECURE, ISSUER + issuer.address())) {
            String token = Who.OPERATOR.token(issuer);
            assertThat(service.get("/shelf", token).statusCode()).isEqualTo(200);
            issuer.close();
            assertThat(service.get(
                                    "/shelf",
                                    issuer.token("olga").roles("operator").sign())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tokensWithUnknownKeysDoNotFloodTheIssuer() {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(SECURE, ISSUER + issuer.address())) {
            for (int i = 0; i < 10; i++) {
                String token = issuer.token("olga").roles("operator").signWithUnknownKey();
                assertThat(service.get("/shelf", token).statusCode()).isEqualTo(401);
            }
            assertThat(issuer.readings()).isLessThanOrEqualTo(3);
            assertThat(service.get("/shelf", Who.OPERATOR.token(issuer)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aProblemSaysWhatIsWrongAndTheChallengeWhy() {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(SECURE, ISSUER + issuer.address())) {
            HttpResponse<String> nobody = service.get("/shelf", null);
            assertThat(nobody.body())
                    .contains(
                            "urn:waybill:problem:unauthorized", "The request has no token.", "\"instance\":\"/shelf\"");
            assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer ")
                    .doesNotContain("error");
            HttpResponse<String> expired = service.get(
                    "/shelf",
                    issuer.token("olga").expiresIn(Duration.ofHours(-1)).sign());
            assertThat(expired.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("Jwt expired at");
            HttpResponse<String> customer = service.get("/shelf", Who.CUSTOMER.token(issuer));
            assertThat(customer.statusCode()).isEqualTo(403);
            assertThat(customer.body()).contains("urn:waybill:problem:forbidden");
            assertThat(service.get("/shelf?access_token=" + Who.OPERATOR.token(issuer), null)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void onlyOperatorsSeeTheDetailsOfHealth() {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(SECURE, ISSUER + issuer.address())) {
            assertThat(service.get("/actuator/health", null).body()).doesNotContain("components", "details");
            assertThat(service.get("/actuator/health", Who.CLIENT.token(issuer)).body())
                    .doesNotContain("components", "details");
            assertThat(service.get("/actuator/health", Who.OPERATOR.token(issuer))
                            .body())
                    .contains("\"components\"", "\"details\"");
        }
    }

    @Test
    void aSeparateManagementPortGivesMetricsToWhoeverReachesItAndNothingElse() throws Exception {
        int port = Ports.free();
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(
                        SECURE, ISSUER + issuer.address(), "--management.server.port=" + port)) {
            URI management = URI.create("http://localhost:" + port);
            assertThat(service.get(management.resolve("/actuator/prometheus"), null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(service.get(management.resolve("/actuator/loggers"), null)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(service.get("/shelf", null).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theAudienceAndTheClaimOfTheRolesAreSettings() {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(
                        SECURE,
                        ISSUER + issuer.address(),
                        "--spring.security.oauth2.resourceserver.jwt.audiences=shop,staff",
                        "--waybill.security.roles-claim=realm_access.roles")) {
            var token = issuer.token("olga")
                    .claim("aud", "staff")
                    .claim("realm_access", Map.of("roles", Arrays.asList("operator")));
            assertThat(service.get("/shelf", token.sign()).statusCode()).isEqualTo(200);
            assertThat(service.get("/shelf", Who.OPERATOR.token(issuer)).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aCallerWithTooManyPostsIsAskedToWaitAndNobodyElseIs() {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(
                        SECURE,
                        ISSUER + issuer.address(),
                        "--waybill.security.rate-limit.client-per-minute=1",
                        "--waybill.security.rate-limit.client-burst=2")) {
            String olga = Who.OPERATOR.token(issuer);
            assertThat(service.post("/orders", olga).statusCode()).isEqualTo(422);
            assertThat(service.post("/orders", olga).statusCode()).isEqualTo(422);
            HttpResponse<String> refused = service.post("/orders", olga);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt))
                    .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("urn:waybill:problem:too-many-requests");

            assertThat(service.get("/shelf", olga).statusCode()).isEqualTo(200);
            String otto = issuer.token("otto").roles("operator").sign();
            assertThat(service.post("/orders", otto).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void theDocumentSaysThatEveryCallNeedsAToken() {
        try (var issuer = TestIssuer.start();
                var service = HttpTestApplication.start(SECURE, ISSUER + issuer.address())) {
            assertThat(service.get("/v3/api-docs", null).body())
                    .contains("\"security\":[{\"bearer\":[]}]", "\"bearerFormat\":\"JWT\"", "\"Unauthorized\"");
        }
    }
}
