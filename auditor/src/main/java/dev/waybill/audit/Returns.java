package dev.waybill.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Units on their way back: as order-service accepted them, payment-service paid for them and shipping-service saw them. */
public record Returns(List<Return> accepted, List<Refund> refunds, List<Arrival> arrivals) {

    public static final Returns NONE = new Returns(List.of(), List.of(), List.of());

    public Returns {
        accepted = List.copyOf(accepted);
        refunds = List.copyOf(refunds);
        arrivals = List.copyOf(arrivals);
    }

    /** What has gone back to the customer of this order, as far as order-service knows. */
    BigDecimal paidBack(UUID order) {
        return accepted.stream()
                .filter(one -> one.order().equals(order) && one.isRefunded())
                .map(Return::refund)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public record Return(UUID id, UUID order, String status, Map<String, Integer> lines, BigDecimal refund) {

        public Return {
            lines = Map.copyOf(lines);
        }

        /** Complete, or waiting for an operator and for nothing else. */
        boolean hasEnded() {
            return status.equals("COMPLETED") || status.equals("RESTOCKED_UNPAID");
        }

        boolean isRefunded() {
            return status.equals("COMPLETED") || status.equals("REFUNDED");
        }

        boolean isRestocked() {
            return status.equals("RESTOCKED") || hasEnded();
        }
    }

    public record Refund(UUID id, UUID order, String state, BigDecimal amount) {

        boolean isBooked() {
            return state.equals("REFUNDED");
        }
    }

    public record Arrival(UUID id, UUID order, boolean arrived) {}
}
