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

/** Lets log lines about a request bear the order that its path names. */
final class OrderIdMdcInterceptor implements AsyncHandlerInterceptor {

    private static final String ORDER_ID = "orderId";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
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
        MDC.remove(ORDER_ID);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        MDC.remove(ORDER_ID);
    }

    /** What is no id stays out: it might be anything. */
    private static void put(@Nullable Object id) {
        try {
            MDC.put(ORDER_ID, UUID.fromString(String.valueOf(id)).toString());
        } catch (IllegalArgumentException e) {
            MDC.remove(ORDER_ID);
        }
    }
}
