package dev.waybill.web;

import dev.waybill.events.OrderId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Gives log lines of a request the id of the order that its path names, and restores what was there before. */
final class OrderIdMdcInterceptor implements AsyncHandlerInterceptor {

    private static final String ORDER_ID = "orderId";
    private static final String SCOPE = OrderIdMdcInterceptor.class.getName();

    /** What to restore: dispatches of one request may be nested. */
    private record Scope(@Nullable String orderId, @Nullable Scope outer) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Scope outer = request.getAttribute(SCOPE) instanceof Scope scope ? scope : null;
        request.setAttribute(SCOPE, new Scope(MDC.get(ORDER_ID), outer));
        if (handler instanceof HandlerMethod method
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
            for (MethodParameter parameter : method.getMethodParameters()) {
                if (parameter.getParameterType() == OrderId.class) {
                    put(path.get(parameter.getParameter().getName()));
                }
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        restore(request);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        restore(request);
    }

    private static void restore(HttpServletRequest request) {
        if (request.getAttribute(SCOPE) instanceof Scope scope) {
            request.setAttribute(SCOPE, scope.outer());
            if (scope.orderId() == null) {
                MDC.remove(ORDER_ID);
            } else {
                MDC.put(ORDER_ID, scope.orderId());
            }
        }
    }

    /** A malformed id is left out, because it may be anything. */
    private static void put(@Nullable Object id) {
        try {
            MDC.put(ORDER_ID, UUID.fromString(String.valueOf(id)).toString());
        } catch (IllegalArgumentException e) {
            MDC.remove(ORDER_ID);
        }
    }
}
