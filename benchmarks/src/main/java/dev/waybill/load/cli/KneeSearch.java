package dev.waybill.load.cli;

import dev.waybill.load.report.LoadStage;
import dev.waybill.load.report.RunSettings;
import dev.waybill.load.run.LoadProfile;
import dev.waybill.load.run.TestPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Doubles the number of clients until throughput no longer grows. */
record KneeSearch(LoadSession session, RunSettings settings) {

    private static final int FIRST_CLIENTS = 4;
    private static final double MIN_GROWTH = 1.05;
    private static final Duration STAGE_WARM_UP = Duration.ofSeconds(3);

    /** The first stage has the plan's warm-up, the others have a short one. */
    List<LoadStage> search(TestPlan plan) throws InterruptedException {
        var stages = new ArrayList<LoadStage>();
        double peak = 0;
        int withoutGrowth = 0;
        for (int clients = FIRST_CLIENTS; withoutGrowth < 2 && clients <= plan.connections(); clients *= 2) {
            var stage = new TestPlan(
                    new LoadProfile.Clients(clients),
                    stages.isEmpty() ? plan.warmUp() : STAGE_WARM_UP,
                    plan.length(),
                    plan.connections(),
                    plan.workload());
            LoadStage measured = LoadStage.of(clients, session.run(settings, stage));
            withoutGrowth = measured.completedPerSecond() > MIN_GROWTH * peak ? 0 : withoutGrowth + 1;
            peak = Math.max(peak, measured.completedPerSecond());
            stages.add(measured);
        }
        return stages;
    }
}
