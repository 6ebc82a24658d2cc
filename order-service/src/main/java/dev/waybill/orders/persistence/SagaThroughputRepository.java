package dev.waybill.orders.persistence;

import dev.waybill.orders.domain.SagaThroughput;
import java.time.Duration;
import java.util.List;

/** Shares among all instances of this service what happened to orders in the last seconds. Thread-safe. */
public interface SagaThroughputRepository {

    /** The length of the intervals, which begin at the same times for all instances. */
    Duration INTERVAL = Duration.ofSeconds(2);

    /**
     * What happened in one interval.
     *
     * @param number consecutive intervals have consecutive numbers
     * @param all of all instances together
     * @param ownShare of the requests to place an order, the share that came to this instance
     */
    record Interval(long number, SagaThroughput all, double ownShare) {}

    /**
     * Adds what happened here to the present interval, and returns the intervals that have ended long enough ago for every
     * instance to have added its part: those after the given one, of the last 20 seconds, in their order. An interval in
     * which nothing happened anywhere is left out.
     */
    List<Interval> exchange(SagaThroughput own, long after);
}
