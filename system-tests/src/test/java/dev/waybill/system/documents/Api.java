package dev.waybill.system.documents;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.http.RawHttp;
import dev.waybill.system.http.RawResponse;
import dev.waybill.system.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A service's OpenAPI document, as the service serves it. */
public record Api(JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static Api of(Stack stack, AuditedService service) {
        return new Api(RawHttp.get(stack.url(service).resolve("/v3/api-docs")).json());
    }

    List<Call> calls() {
        var calls = new ArrayList<Call>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((key, operation) -> {
                    if (METHODS.contains(key)) {
                        calls.add(new Call(this, key.toUpperCase(Locale.ROOT), path, operation));
                    }
                }));
        return calls;
    }

    /** In what way an answer is not what the document promises; empty if it keeps to it. */
    List<String> breaches(String method, String path, RawResponse reply) {
        return calls().stream()
                .filter(call -> call.isAt(method, path))
                .findFirst()
                .map(call -> breaches(call, reply))
                .orElse(List.of());
    }

    private List<String> breaches(Call call, RawResponse reply) {
        var responses = call.responses();
        JsonNode other = responses.getOrDefault("default", MissingNode.getInstance());
        JsonNode promised = responses.getOrDefault(Integer.toString(reply.status()), other);
        JsonNode content = promised.path("content").path(reply.type());
        if (content.isMissingNode()) {
            return List.of("%s answered %s with %s".formatted(call, reply.status(), reply.type()));
        }
        return reply.type().endsWith("json")
                ? new Shapes(this).ofAnswer(content.path("schema"), reply.json())
                : List.of();
    }

    /** What a reference refers to; anything else is itself. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}
