package dev.waybill.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.stack.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoders;

/** The tokens of the command line and of programs, decoded as a service does. */
class TokenTest {

    @TempDir
    private static Path directory;

    private static IdentityFixture identity;

    @BeforeAll
    static void start() {
        identity = IdentityFixture.start(directory, "waybill.identity.token-lifetime=2m");
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void aCustomersTokenHasTheCustomersIdAndNoRole() throws Exception {
        var token = decoded(identity, IdentityFixture.accessToken(identity.token("c-1001", "")));

        assertThat(token.getSubject()).isEqualTo("c-1001");
        assertThat(token.getClaimAsStringList("roles")).isEmpty();
        assertThat(token.hasClaim("scope")).isFalse();
    }

    @Test
    void anOperatorsTokenHasTheRole() throws Exception {
        var token = decoded(identity, IdentityFixture.accessToken(identity.token("operator", "")));

        assertThat(token.getSubject()).isEqualTo("operator");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("operator");
    }

    @ParameterizedTest
    @CsvSource({"shop, orders", "prometheus, metrics"})
    void aProgramsTokenHasItsScopeAsTextAndNoRole(String client, String scope) throws Exception {
        var token = decoded(identity, IdentityFixture.accessToken(identity.token(client, scope)));

        assertThat(token.getClaimAsString("scope")).isEqualTo(scope);
        assertThat(token.getClaimAsStringList("roles")).isEmpty();
    }

    @Test
    void everyTokenIsForTheServicesOfThisIssuerAndExpires() throws Exception {
        var token = decoded(identity, IdentityFixture.accessToken(identity.token("shop", "orders")));

        assertThat(token.getAudience()).containsExactly("waybill");
        assertThat(token.getClaimAsString("iss")).isEqualTo(identity.issuer());
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({"shop, wrong", "operator, wrong", "nobody, wrong", "console, wrong"})
    void aWrongSecretGetsNoToken(String client, String secret) throws Exception {
        var response = identity.token(client, secret, "");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).doesNotContain("access_token");
    }

    @ParameterizedTest
    @CsvSource({"c-1001, orders", "shop, metrics", "prometheus, orders"})
    void noClientGetsTheScopeOfAnother(String client, String scope) throws Exception {
        var response = identity.token(client, scope);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(IdentityFixture.json(response).path("error").asString("")).isEqualTo("invalid_scope");
    }

    @Test
    void theConsoleGetsNoTokenWithoutAUser() throws Exception {
        var response = identity.token("console", "");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(IdentityFixture.json(response).path("error").asString("")).isEqualTo("unauthorized_client");
    }

    @Test
    void aTokenStaysValidOverARestart(@TempDir Path other) throws Exception {
        var port = Ports.free();
        String token;
        try (var first = IdentityFixture.startWithOwnKey(other, port)) {
            token = IdentityFixture.accessToken(first.token("operator", ""));
        }
        try (var second = IdentityFixture.startWithOwnKey(other, port)) {
            assertThat(decoded(second, token).getSubject()).isEqualTo("operator");
            assertThat(second.token("operator", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokenOfAnotherKeyIsNotValid(@TempDir Path other) throws Exception {
        String token;
        try (var stranger =
                IdentityFixture.startWithOwnKey(other, Ports.free(), "waybill.identity.issuer=" + identity.issuer())) {
            token = IdentityFixture.accessToken(stranger.token("operator", ""));
        }

        assertThatThrownBy(() -> decoded(identity, token)).hasMessageContaining("no matching key");
    }

    private static Jwt decoded(IdentityFixture provider, String token) {
        return JwtDecoders.fromIssuerLocation(provider.issuer()).decode(token);
    }
}
