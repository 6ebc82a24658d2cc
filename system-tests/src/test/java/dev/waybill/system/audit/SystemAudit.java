package dev.waybill.system.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditSnapshot;
import dev.waybill.audit.collect.DataCollector;
import dev.waybill.system.stack.Stack;
import java.time.Duration;
import java.util.List;

/** Waits until a stack is quiescent and then collects the audit data. */
public final class SystemAudit {

    /** The saga's deadline plus one minute. */
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final Stack stack;
    private final DataCollector collector;

    public SystemAudit(Stack stack) {
        this.stack = stack;
        this.collector = new DataCollector(stack);
    }

    public AuditSnapshot gather() {
        awaitQuiescence();
        return collector.collect(stack.isFaulty(), List.copyOf(stack.attempts()), BadRecords.sent(stack));
    }

    /** No order in a passing state, no pending work, outbox and consumer lag 0; not getting there in time is a failure too. */
    public void awaitQuiescence() {
        await("rest")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(collector.pendingWork()).isEmpty());
    }
}
