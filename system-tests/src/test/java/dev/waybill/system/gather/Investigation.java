package dev.waybill.system.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import dev.waybill.audit.AuditSnapshot;
import dev.waybill.audit.collect.DataCollector;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.time.Duration;

/** Waits until a stack has come to rest and then takes down everything. */
public final class Investigation {

    /** The saga's deadline and a minute more. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Stack stack;
    private final DataCollector archive;

    public Investigation(Stack stack) {
        this.stack = stack;
        this.archive = new DataCollector(stack);
    }

    public AuditSnapshot gather() {
        awaitRest();
        return archive.collect(stack.isFaulty(), Shop.attempts(), BadRecords.sent());
    }

    /** No order on its way, nothing left to do, everything told and heard; missing that in time is a failure too. */
    public void awaitRest() {
        await("rest")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(archive.pendingWork()).isEmpty());
    }
}
