package dev.waybill.messaging.consumer;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service consumes.
 *
 * @param groupProtocol {@code classic} or {@code consumer} (KIP-848). The guarantees are the same. After a crash the
 *     partitions of a classic member are reassigned after ten seconds, those of the other protocol after the session
 *     timeout of the brokers, 45 seconds by default
 * @param groupInstanceId makes this instance a static member, whose partitions wait for it during a restart that is
 *     shorter than the session timeout; must be unique in the group
 * @param threads number of consumers in this process; more than the partitions of all topics are of no use
 * @param maxBatch the maximum number of events in one transaction
 * @param pace the minimum time between the starts of two transactions; records that arrive meanwhile share the next one.
 *     After a longer transaction the consumer idles for as long as that took, 20 ms at most, unless there is a backlog
 * @param longestPause the maximum back-off between two attempts after a transient failure
 * @param deadLetterBrake after so many dead letters in a row of different orders in one partition, within a minute, that
 *     partition is paused
 * @param leaveAfter an instance that cannot reach its database for so long leaves the group until it can
 * @param client further settings of the consumer, as {@code fetch.min.bytes}
 */
@ConfigurationProperties("waybill.consumer")
public record ConsumerProperties(
        @DefaultValue("classic") GroupProtocol groupProtocol,
        @Nullable String groupInstanceId,
        @DefaultValue("1") int threads,
        @DefaultValue("500") int maxBatch,
        @DefaultValue("4ms") Duration pace,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("20") int deadLetterBrake,
        @DefaultValue("10s") Duration leaveAfter,
        @DefaultValue Map<String, String> client) {

    /** The protocol by which the members of a group share the partitions. */
    public enum GroupProtocol {
        CONSUMER,
        CLASSIC
    }

    public ConsumerProperties {
        between(threads, 1, 64, "", "threads");
        between(maxBatch, 1, 10_000, "", "max-batch");
        between(pace.toMillis(), 0, 1_000, " ms", "pace");
        between(longestPause.toMillis(), 100, 60_000, " ms", "longest-pause");
        between(deadLetterBrake, 1, 1_000_000, "", "dead-letter-brake");
        between(leaveAfter.toMillis(), 1_000, 3_600_000, " ms", "leave-after");
        client = Map.copyOf(client);
    }

    private static void between(long value, long min, long max, String unit, String setting) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "waybill.consumer." + setting + " must be from " + min + " to " + max + unit);
        }
    }
}
