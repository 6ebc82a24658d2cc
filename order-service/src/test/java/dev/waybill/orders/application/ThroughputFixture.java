package dev.waybill.orders.application;

import java.util.List;

/** For tests that do not need admission control. */
public final class ThroughputFixture {

    private ThroughputFixture() {}

    public static SagaThroughputMonitor monitor() {
        return new SagaThroughputMonitor((_, _) -> List.of(), System::nanoTime);
    }
}
