package dev.waybill.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The money twice over: as payment-service remembers it and as the gateway has booked it. */
public record Till(Map<UUID, Payment> payments, List<Booking> ledger) {

    public Till {
        payments = Map.copyOf(payments);
        ledger = List.copyOf(ledger);
    }

    public record Payment(UUID order, String state, BigDecimal authorized, BigDecimal captured, BigDecimal refunded) {}

    /** @param operation authorization, capture, void or refund */
    public record Booking(UUID order, String operation, BigDecimal amount) {}
}
