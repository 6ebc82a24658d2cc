package dev.waybill.system.documents;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.http.RawHttp;
import dev.waybill.system.http.RawResponse;
import dev.waybill.system.stack.Stack;
import dev.waybill.testing.openapi.Call;
import dev.waybill.testing.openapi.OpenApiDocument;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a service promises by the OpenAPI document that it serves. */
record Api(OpenApiDocument document) {

    static Api of(Stack stack, AuditedService service) {
        return new Api(new OpenApiDocument(
                RawHttp.get(stack.url(service).resolve("/v3/api-docs")).json()));
    }

    List<Call> calls() {
        return document.calls();
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
                ? new Shapes(document).ofAnswer(content.path("schema"), reply.json())
                : List.of();
    }
}
