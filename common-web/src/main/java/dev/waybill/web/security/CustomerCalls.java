package dev.waybill.web.security;

import dev.waybill.web.RequestPattern;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/**
 * The calls of a service that customers may make, and clients with the scope {@code orders}; the service itself decides
 * about which orders. A service without this bean, and every other call, is for operators alone. Immutable.
 */
public final class CustomerCalls {

    private final List<RequestPattern> patterns;

    private CustomerCalls(List<RequestPattern> patterns) {
        this.patterns = patterns;
    }

    /** @param calls as "GET /orders/{id}"; GET stands for HEAD as well */
    public static CustomerCalls of(String... calls) {
        return new CustomerCalls(Stream.of(calls)
                .map(call -> call.split(" ", 2))
                .flatMap(call -> methods(call[0]).map(method -> RequestPattern.of(method, call[1])))
                .toList());
    }

    private static Stream<String> methods(String method) {
        return method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method);
    }

    boolean include(HttpServletRequest request) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(request));
    }
}
