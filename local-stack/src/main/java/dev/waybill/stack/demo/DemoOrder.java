package dev.waybill.stack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot of an order and its timeline. */
record DemoOrder(String status, @Nullable String reason, List<Entry> timeline) {
    /** @param type the wire name without its version */
    record Entry(String id, String type, String summary) {}

    String ending() {
        return reason == null ? status : status + " " + reason;
    }

    boolean hasSeen(String type) {
        return timeline.stream().anyMatch(entry -> entry.type().equals(type));
    }

    boolean isFinal() {
        return isFinal(status);
    }

    static boolean isFinal(String status) {
        return status.equals("COMPLETED") || status.equals("CANCELLED");
    }

    /** Final, payment has answered, and stock and money of a cancelled order have been released. */
    boolean isFullyProcessed() {
        return isFinal()
                && (hasSeen("payment.authorized") || hasSeen("payment.declined"))
                && (status.equals("COMPLETED") || isCompensated());
    }

    private boolean isCompensated() {
        return (!hasSeen("stock.reserved") || hasSeen("stock.released"))
                && (!hasSeen("payment.authorized") || hasSeen("payment.voided") || hasSeen("payment.refunded"));
    }
}
