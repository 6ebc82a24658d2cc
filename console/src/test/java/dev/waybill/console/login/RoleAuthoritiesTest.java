package dev.waybill.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.security.RolesClaim;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;

class RoleAuthoritiesTest {

    private static final Map<String, Object> CLAIMS = Map.of(
            "sub",
            "ada",
            "roles",
            List.of("operator", "viewer"),
            "groups",
            "operator viewer",
            "https://waybill.dev/roles",
            List.of("operator"),
            "realm_access",
            Map.of("roles", List.of("operator")),
            "number",
            5);

    @ParameterizedTest
    @ValueSource(strings = {"roles", "groups", "https://waybill.dev/roles", "realm_access.roles"})
    void theRolesAreInTheClaimThatIsConfigured(String claim) {
        assertThat(authorities(claim)).contains("ROLE_operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "realm_access", "realm_access.missing", "sub.roles", "number"})
    void withoutSuchAClaimThereIsNoRole(String claim) {
        assertThat(authorities(claim)).doesNotContain("ROLE_operator");
    }

    @Test
    void scopesAreNoRoles() {
        assertThat(new RoleAuthorities(new RolesClaim("roles"))
                        .mapAuthorities(List.of((GrantedAuthority) () -> "SCOPE_operator", () -> "ROLE_operator")))
                .isEmpty();
    }

    private static List<String> authorities(String claim) {
        return new RoleAuthorities(new RolesClaim(claim))
                .mapAuthorities(List.of(new OAuth2UserAuthority(CLAIMS))).stream()
                        .map(authority -> String.valueOf(authority.getAuthority()))
                        .toList();
    }
}
