package dev.waybill.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Payments as payment-service keeps them, and the bookings in the gateway's ledger. */
public record PaymentRecords(Map<UUID, Payment> byOrder, List<Booking> ledger) {

    public record Payment(UUID order, String state, BigDecimal authorized, BigDecimal captured, BigDecimal refunded) {

        /** It ended its order without a capture. */
        boolean isSettledManually() {
            return state.equals("SETTLED_MANUALLY");
        }
    }

    /** @param operation authorization, capture, void or refund */
    public record Booking(UUID order, String operation, BigDecimal amount) {}
}
