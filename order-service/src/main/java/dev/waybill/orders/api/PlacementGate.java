package dev.waybill.orders.api;

import dev.waybill.orders.messaging.Flow;
import dev.waybill.web.AdmissionPolicy;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Takes no more orders than the saga sees through; whatever concerns an order that was taken goes on. */
@Component
final class PlacementGate implements AdmissionPolicy {

    private final Flow flow;

    PlacementGate(Flow flow) {
        this.flow = flow;
    }

    @Override
    public boolean admits(HttpServletRequest request) {
        return !isPlacement(request) || flow.admitsOneMore();
    }

    private static boolean isPlacement(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/orders");
    }
}
