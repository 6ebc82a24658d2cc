package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenAuthoritiesTest {

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of(Map.of("sub", "c-1"), List.of(Authorities.CUSTOMER)),
                Arguments.of(Map.of("sub", "c-1", "scope", "openid profile"), List.of(Authorities.CUSTOMER)),
                Arguments.of(Map.of("sub", "c-1", "roles", List.of("admin")), List.of(Authorities.CUSTOMER)),
                Arguments.of(Map.of("sub", "shop", "scope", "orders"), List.of(Authorities.ORDERS)),
                Arguments.of(Map.of("sub", "shop", "scope", List.of("a", "orders")), List.of(Authorities.ORDERS)),
                Arguments.of(Map.of("sub", "shop", "scope", "reorders"), List.of(Authorities.CUSTOMER)),
                Arguments.of(Map.of("sub", "p", "scope", "metrics"), List.of(Authorities.METRICS)),
                Arguments.of(
                        Map.of("sub", "p", "scope", "metrics orders"),
                        List.of(Authorities.ORDERS, Authorities.METRICS)),
                Arguments.of(Map.of("sub", "o", "roles", List.of("operator")), List.of(Authorities.OPERATOR)),
                Arguments.of(Map.of("sub", "o", "roles", "admin operator"), List.of(Authorities.OPERATOR)),
                Arguments.of(Map.of("sub", "o", "scope", "operator"), List.of(Authorities.CUSTOMER)),
                Arguments.of(Map.of("sub", "x".repeat(101)), List.of()),
                Arguments.of(Map.of("sub", " "), List.of()),
                Arguments.of(Map.of("scope", "openid"), List.of()));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aTokenGrantsWhatItsScopesAndRolesStandFor(Map<String, Object> claims, List<String> granted) {
        assertThat(authorities("roles", claims)).containsExactlyElementsOf(granted);
    }

    @Test
    void rolesAreFoundByThePathOfTheirClaim() {
        Map<String, Object> keycloak =
                Map.of("sub", "o", "realm_access", Map.of("roles", List.of("offline_access", "operator")));

        assertThat(authorities("realm_access.roles", keycloak)).containsExactly(Authorities.OPERATOR);
        assertThat(authorities("roles", keycloak)).containsExactly(Authorities.CUSTOMER);
        assertThat(authorities("realm_access.roles", Map.of("sub", "o", "realm_access", "operator")))
                .containsExactly(Authorities.CUSTOMER);
        assertThat(authorities(
                        "https://waybill.example/roles",
                        Map.of("sub", "o", "https://waybill.example/roles", List.of("operator"))))
                .containsExactly(Authorities.OPERATOR);
    }

    private static List<String> authorities(String rolesClaim, Map<String, Object> claims) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claims(all -> all.putAll(claims))
                .claim("iss", "http://localhost")
                .build();
        return new TokenAuthorities(rolesClaim)
                .convert(token).stream()
                        .map(granted -> String.valueOf(granted.getAuthority()))
                        .toList();
    }
}
