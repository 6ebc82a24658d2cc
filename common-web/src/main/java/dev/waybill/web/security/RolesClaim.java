package dev.waybill.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a token has the roles of its user.
 *
 * @param path the name of a claim, or names separated by dots, as {@code realm_access.roles}
 */
public record RolesClaim(String path) {

    /** Empty if there is no such claim. */
    public List<String> of(Map<String, Object> claims) {
        return names(find(claims, path));
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
    static List<String> names(@Nullable Object claim) {
        return switch (claim) {
            case String text -> Arrays.asList(text.split(" "));
            case Collection<?> all -> all.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
