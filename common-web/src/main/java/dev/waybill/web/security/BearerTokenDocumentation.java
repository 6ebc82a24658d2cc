package dev.waybill.web.security;

import dev.waybill.web.OpenApiExtension;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Documents that every call needs a token, and what it is answered otherwise. */
final class BearerTokenDocumentation implements OpenApiExtension {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Map<String, String> RESPONSES =
            Map.of("401", "Unauthorized", "403", "Forbidden", "429", "TooManyRequests");

    @Override
    public Resource part() {
        return new ClassPathResource("openapi/secure/security.yaml");
    }

    @Override
    public void complete(Map<String, Object> document) {
        object(document.get("paths"))
                .values()
                .forEach(path -> object(path).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        addResponses(method, object(object(operation).get("responses")));
                    }
                }));
    }

    private static void addResponses(String method, Map<String, Object> responses) {
        RESPONSES.forEach((status, name) -> {
            if (!status.equals("429") || method.equals("post")) {
                responses.putIfAbsent(status, Map.of("$ref", "#/components/responses/" + name));
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
