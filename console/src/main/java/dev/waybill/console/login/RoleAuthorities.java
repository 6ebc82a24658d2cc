package dev.waybill.console.login;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;

/**
 * The roles of a user as authorities with the usual prefix.
 *
 * @param claim with the roles; one that is inside another is named with dots, as {@code realm_access.roles}
 */
record RoleAuthorities(String claim) implements GrantedAuthoritiesMapper {

    @Override
    public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> granted) {
        return granted.stream()
                .flatMap(authority -> authority instanceof OAuth2UserAuthority user
                        ? roles(user.getAttributes())
                        : Stream.<String>empty())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    private Stream<String> roles(Map<String, Object> claims) {
        return switch (find(claims, claim)) {
            case Collection<?> all -> all.stream().map(String::valueOf);
            case String text -> Arrays.stream(text.split(" "));
            case null, default -> Stream.of();
        };
    }

    private static @Nullable Object find(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        var names = List.of(path.split("\\.", 2));
        return names.size() == 2 && claims.get(names.getFirst()) instanceof Map<?, ?> inner
                ? find(inner, names.getLast())
                : null;
    }
}
