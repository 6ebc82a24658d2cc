package dev.waybill.messaging;

import java.time.Duration;

/**
 * Limits of an {@link ExternalTaskExecutor}.
 *
 * @param batchSize how many tasks are claimed together
 * @param maxInFlight how many calls may run at the same time on this instance
 * @param lease how long a claimed task belongs to the instance that claimed it
 * @param pollInterval how often the database is polled for tasks that were not passed to this instance after a commit
 */
public record ExternalTaskSettings(int batchSize, int maxInFlight, Duration lease, Duration pollInterval) {

    public ExternalTaskSettings {
        if (batchSize < 1 || maxInFlight < batchSize) {
            throw new IllegalArgumentException("the batch size must be at least 1, and maxInFlight at least that");
        }
    }
}
