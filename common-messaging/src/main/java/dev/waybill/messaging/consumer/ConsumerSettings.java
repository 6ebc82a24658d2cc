package dev.waybill.messaging.consumer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service consumes.
 *
 * @param groupProtocol {@code classic} or {@code consumer} (KIP-848). Both keep every promise; after a crash the brokers
 *     hold a classic member's partitions for ten seconds, another's for what they are configured with, 45 by default
 * @param threads consumers in this process; more than the partitions of all topics are of no use
 * @param maxBatch the most events of one transaction
 * @param pace the shortest time from one transaction to the next; what arrives meanwhile shares the next one. After a
 *     longer transaction it is twice as long as that took, or 20 ms more if that is less, but not if there is a backlog
 * @param longestPause the longest pause between two tries of what only time can mend
 */
@ConfigurationProperties("waybill.consumer")
public record ConsumerSettings(
        @DefaultValue("classic") GroupProtocol groupProtocol,
        @DefaultValue("1") int threads,
        @DefaultValue("500") int maxBatch,
        @DefaultValue("4ms") Duration pace,
        @DefaultValue("5s") Duration longestPause) {

    /** How members of a group agree on who has which partition. */
    public enum GroupProtocol {
        CONSUMER,
        CLASSIC
    }

    public ConsumerSettings {
        between(threads, 1, 64, "", "threads");
        between(maxBatch, 1, 10_000, "", "max-batch");
        between(pace.toMillis(), 0, 1_000, " ms", "pace");
        between(longestPause.toMillis(), 100, 60_000, " ms", "longest-pause");
    }

    private static void between(long value, long least, long most, String unit, String setting) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "waybill.consumer." + setting + " must be from " + least + " to " + most + unit);
        }
    }
}
