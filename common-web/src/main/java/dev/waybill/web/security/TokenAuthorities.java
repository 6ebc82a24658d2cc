package dev.waybill.web.security;

import dev.waybill.events.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    private final RolesClaim roles;

    /** @param rolesClaim the name of a claim, or names separated by dots */
    TokenAuthorities(String rolesClaim) {
        this.roles = new RolesClaim(rolesClaim);
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        List<String> scopes = RolesClaim.names(token.getClaims().get(SCOPE));
        var granted = new ArrayList<String>();
        if (roles.of(token.getClaims()).contains("operator")) {
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
}
