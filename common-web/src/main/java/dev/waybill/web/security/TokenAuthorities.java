package dev.waybill.web.security;

import dev.waybill.events.CustomerId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Grants what the role {@code operator} and the scopes {@code orders} and {@code metrics} of a token stand for. A token with
 * none of them is a customer's; other roles and scopes mean nothing here. Immutable.
 */
final class TokenAuthorities implements Converter<Jwt, Collection<GrantedAuthority>> {

    private static final String SCOPE = "scope";

    private final String rolesClaim;

    /** @param rolesClaim the name of a claim, or names separated by dots */
    TokenAuthorities(String rolesClaim) {
        this.rolesClaim = rolesClaim;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        List<String> scopes = names(token.getClaims().get(SCOPE));
        var granted = new ArrayList<String>();
        if (names(find(token.getClaims(), rolesClaim)).contains("operator")) {
            granted.add(Authorities.OPERATOR);
        }
        if (scopes.contains("orders")) {
            granted.add(Authorities.ORDERS);
        }
        if (scopes.contains("metrics")) {
            granted.add(Authorities.METRICS);
        }
        if (granted.isEmpty() && isCustomer(token.getSubject())) {
            granted.add(Authorities.CUSTOMER);
        }
        return AuthorityUtils.createAuthorityList(granted);
    }

    private static boolean isCustomer(@Nullable String subject) {
        try {
            return subject != null && !CustomerId.parse(subject).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The claim of this name, or else the one at this path. */
    private static @Nullable Object find(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, path.substring(dot + 1))
                : null;
    }

    /** A list, or a text in which spaces separate the names. */
    private static List<String> names(@Nullable Object claim) {
        return switch (claim) {
            case String text -> Arrays.asList(text.split(" "));
            case Collection<?> all -> all.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
