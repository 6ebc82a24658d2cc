package dev.waybill.system.upgrade;

import dev.waybill.audit.Auditor;
import dev.waybill.audit.collect.DataCollector;
import dev.waybill.system.audit.BadRecords;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.system.telemetry.Collector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Today's services on the databases of the version before the rebuild, which stopped with orders in every state. The
 * brokers are empty: the outboxes have all that was published. The services export all traces, and log as in containers.
 */
public final class UpgradedStack {

    public static final Collector COLLECTOR = Collector.start();
    public static final Stack STACK;
    public static final Shop SHOP;

    static final OldData OLD = new OldData();

    static {
        STACK = Stack.beside("upgraded", environment(), OLD::load);
        SHOP = new Shop(STACK);
        OLD.recordRequests(STACK.attempts());
    }

    private UpgradedStack() {}

    static void awaitQuiescence() {
        new SystemAudit(STACK).awaitQuiescence();
    }

    /** Waits until the stack is quiescent, and audits it. */
    public static void assertEverythingHolds() {
        awaitQuiescence();
        Auditor.assertEverythingHolds(
                new DataCollector(STACK).collect(true, List.copyOf(STACK.attempts()), BadRecords.sent(STACK)));
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(OldSettings.environment());
        environment.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus,configprops,loggers");
        environment.put("MANAGEMENT_ENDPOINT_CONFIGPROPS_SHOW_VALUES", "always");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR.endpoint());
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "100");
        environment.put("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1");
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        return environment;
    }
}
