package dev.waybill.load.cli;

import dev.waybill.load.report.Report;
import dev.waybill.load.report.Setting;
import dev.waybill.load.report.Stage;
import dev.waybill.load.run.Drive;
import dev.waybill.load.run.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Doubles the number of clients until that no longer helps. */
record KneeSearch(Load load, Setting setting) {

    private static final int FIRST = 4;
    private static final double WORTH_IT = 1.05;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    /** The first stage has the plan's warm-up, the others have only to settle. */
    List<Stage> search(Plan plan) throws InterruptedException, ExecutionException {
        var stages = new ArrayList<Stage>();
        double peak = 0;
        int inVain = 0;
        for (int clients = FIRST; inVain < 2 && clients <= plan.connections(); clients *= 2) {
            Plan stage = plan.driven(new Drive.Clients(clients));
            if (!stages.isEmpty()) {
                stage = stage.warmedUpFor(SETTLING);
            }
            Stage found = Stage.of(clients, Report.of(setting, plan.mix(), load.run(stage), null));
            inVain = found.completedPerSecond() > WORTH_IT * peak ? 0 : inVain + 1;
            peak = Math.max(peak, found.completedPerSecond());
            stages.add(found);
        }
        return stages;
    }
}
