package dev.waybill.orders.application;

import dev.waybill.web.AdmissionPolicy;
import dev.waybill.web.RequestPattern;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Admits no more orders than the saga can complete. Every other request is admitted, so that accepted orders go on. */
@Component
final class OrderAdmissionPolicy implements AdmissionPolicy {

    private static final RequestPattern PLACEMENT = RequestPattern.of("POST", "/orders");

    private final SagaThroughputMonitor throughput;

    OrderAdmissionPolicy(SagaThroughputMonitor throughput) {
        this.throughput = throughput;
    }

    @Override
    public boolean admits(HttpServletRequest request) {
        return !PLACEMENT.matches(request) || throughput.tryAdmitOrder();
    }
}
