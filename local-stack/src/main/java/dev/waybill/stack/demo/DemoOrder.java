package dev.waybill.stack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order and its timeline at one moment. */
record DemoOrder(String status, @Nullable String reason, List<Entry> timeline) {
    /** @param type the wire name without its version */
    record Entry(String id, String type, String source, String summary) {}

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

    /** Final, payment has answered, and what was reserved or authorised for a cancelled order has been given back. */
    boolean isSettled() {
        return isFinal()
                && (hasSeen("payment.authorized") || hasSeen("payment.declined"))
                && (status.equals("COMPLETED") || givenBack());
    }

    private boolean givenBack() {
        return (!hasSeen("stock.reserved") || hasSeen("stock.released"))
                && (!hasSeen("payment.authorized") || hasSeen("payment.voided") || hasSeen("payment.refunded"));
    }
}
