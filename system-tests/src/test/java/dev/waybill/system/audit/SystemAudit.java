package dev.waybill.system.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.Evidence;
import dev.waybill.audit.gather.Archive;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.time.Duration;

/** Waits until a stack has come to rest and then takes down everything. */
public final class SystemAudit {

    /** The saga's deadline and a minute more. */
    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final Stack stack;
    private final Archive archive;

    public SystemAudit(Stack stack) {
        this.stack = stack;
        this.archive = new Archive(stack);
    }

    public Evidence gather() {
        awaitRest();
        return archive.evidence(stack.isFaulty(), Shop.attempts(), BadRecords.sent());
    }

    /** No order in a passing state, no pending work, outbox and consumer lag 0; not getting there in time is a failure too. */
    public void awaitRest() {
        await("rest")
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(archive.disturbances()).isEmpty());
    }
}
