package dev.waybill.orders.api;

import dev.waybill.orders.messaging.Flow;
import dev.waybill.web.AdmissionPolicy;
import dev.waybill.web.RequestPattern;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Takes no more orders than the saga sees through; whatever concerns an order that was taken goes on. */
@Component
final class PlacementGate implements AdmissionPolicy {

    private static final RequestPattern PLACEMENT = RequestPattern.of("POST", "/orders");

    private final Flow flow;

    PlacementGate(Flow flow) {
        this.flow = flow;
    }

    @Override
    public boolean admits(HttpServletRequest request) {
        return !PLACEMENT.matches(request) || flow.admitsOneMore();
    }
}
