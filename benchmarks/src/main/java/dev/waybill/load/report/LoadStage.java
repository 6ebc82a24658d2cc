package dev.waybill.load.report;

/**
 * The result of a closed loop with this number of clients.
 *
 * @param allBecameFinal whether the system has accepted orders, and every one became final
 */
public record LoadStage(
        int clients,
        double completedPerSecond,
        LatencySummary endToEnd,
        double cpuMillisPerOrder,
        boolean allBecameFinal) {

    public static LoadStage of(int clients, LoadReport report) {
        return new LoadStage(
                clients,
                report.completedPerSecond(),
                report.endToEnd(),
                report.cpuMillisPerOrder(),
                report.allBecameFinal());
    }
}
