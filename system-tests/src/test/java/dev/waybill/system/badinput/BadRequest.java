package dev.waybill.system.badinput;

import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.http.RawHttp;
import dev.waybill.system.http.RawResponse;
import dev.waybill.system.stack.Stack;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;

/**
 * A request that must be rejected, and the expected answer.
 *
 * @param status the answer's
 * @param pointers every place that is wrong, in any order
 */
record BadRequest(
        AuditedService service,
        String method,
        String path,
        BodyPublisher body,
        List<String> headers,
        int status,
        List<String> pointers) {

    private static final List<String> JSON = List.of("Content-Type", "application/json");

    static BadRequest order(String body, int status, String... pointers) {
        return order(BodyPublishers.ofString(body), status, pointers);
    }

    static BadRequest order(BodyPublisher body, int status, String... pointers) {
        return new BadRequest(AuditedService.ORDERS, "POST", "/orders", body, JSON, status, List.of(pointers));
    }

    static BadRequest get(AuditedService service, String path, int status) {
        return new BadRequest(service, "GET", path, BodyPublishers.noBody(), List.of(), status, List.of());
    }

    static BadRequest call(
            AuditedService service, String method, String path, String body, int status, String... pointers) {
        return new BadRequest(service, method, path, BodyPublishers.ofString(body), JSON, status, List.of(pointers));
    }

    BadRequest with(String... otherHeaders) {
        return new BadRequest(service, method, path, body, List.of(otherHeaders), status, pointers);
    }

    /** Asks again while the service has no time, as every caller may have to. */
    RawResponse insist(Stack stack) {
        return await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .until(() -> send(stack), reply -> reply.status() != 503);
    }

    private RawResponse send(Stack stack) {
        return RawHttp.send(method, stack.url(service).resolve(path), body, headers.toArray(String[]::new));
    }
}
