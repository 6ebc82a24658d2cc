package dev.waybill.audit;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Returns as order-service accepted them, their refunds in payment-service and their arrivals in shipping-service. */
public record ReturnRecords(List<Return> accepted, List<Refund> refunds, List<Arrival> arrivals) {

    public static final ReturnRecords NONE = new ReturnRecords(List.of(), List.of(), List.of());

    /** The sum of this order's refunds, according to order-service, without those that were made elsewhere. */
    BigDecimal refundedFor(UUID order) {
        Set<UUID> elsewhere = refunds.stream()
                .filter(Refund::isSettledManually)
                .map(Refund::id)
                .collect(toSet());
        return accepted.stream()
                .filter(one -> one.order().equals(order) && one.isRefunded() && !elsewhere.contains(one.id()))
                .map(Return::refund)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public record Return(UUID id, UUID order, String status, Map<String, Integer> lines, BigDecimal refund) {

        /** Completed, or final until an operator acts. */
        boolean isFinal() {
            return status.equals("COMPLETED") || status.equals("RESTOCKED_UNPAID");
        }

        boolean isRefunded() {
            return status.equals("COMPLETED") || status.equals("REFUNDED");
        }

        boolean isRestocked() {
            return status.equals("RESTOCKED") || isFinal();
        }
    }

    public record Refund(UUID id, UUID order, String state, BigDecimal amount) {

        boolean isBooked() {
            return state.equals("REFUNDED");
        }

        /** It ended its return without the gateway. */
        boolean isSettledManually() {
            return state.equals("SETTLED_MANUALLY");
        }
    }

    public record Arrival(UUID id, UUID order, boolean arrived) {}
}
