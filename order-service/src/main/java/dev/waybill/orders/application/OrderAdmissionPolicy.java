package dev.waybill.orders.application;

import dev.waybill.web.AdmissionPolicy;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Admits no more orders than the saga sees through. Every other request is admitted, so that accepted orders go on. */
@Component
final class OrderAdmissionPolicy implements AdmissionPolicy {

    /** Matches as the controller's mapping does, so that no spelling of the path gets past. */
    private static final PathPattern ORDERS = PathPatternParser.defaultInstance.parse("/orders");

    private final SagaThroughputMonitor throughput;

    OrderAdmissionPolicy(SagaThroughputMonitor throughput) {
        this.throughput = throughput;
    }

    @Override
    public boolean admits(HttpServletRequest request) {
        return !isPlacement(request) || throughput.tryAdmitOrder();
    }

    private static boolean isPlacement(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && ORDERS.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
    }
}
