package dev.waybill.load.run;

import dev.waybill.load.report.OrderOutcome;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a {@link LoadRecorder} counted.
 *
 * @param retried requests that were sent again because there was no response
 * @param errors the number of orders that were not accepted, by kind of failure
 * @param http from an order's due time to its 201, in microseconds
 * @param endToEnd from an order's due time to the receipt of its completion event, in microseconds
 */
public record Counters(
        long offered,
        long accepted,
        long retried,
        Map<String, Long> errors,
        Map<OrderOutcome, Long> outcomes,
        Histogram http,
        Histogram endToEnd) {

    public long completed() {
        return outcomes.getOrDefault(OrderOutcome.COMPLETED, 0L);
    }

    public long finalized() {
        return sum(outcomes);
    }

    public long failed() {
        return sum(errors);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
