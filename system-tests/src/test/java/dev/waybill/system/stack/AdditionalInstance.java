package dev.waybill.system.stack;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.StackSettings;
import java.net.URI;
import java.util.Map;

/** One more instance of a service, beside the one that the embedded stack has. Ends with {@link #close}. */
public final class AdditionalInstance implements AutoCloseable {

    private final Component component;
    private final dev.waybill.stack.run.Stack processes;

    private AdditionalInstance(Component component, dev.waybill.stack.run.Stack processes) {
        this.component = component;
        this.processes = processes;
    }

    /** Starts it with the stack's settings and returns once it is ready. */
    public static AdditionalInstance start(Stack stack, AuditedService service) {
        return start(stack, service, databasePort(stack), Map.of());
    }

    /**
     * Starts it and returns once it is ready.
     *
     * @param databasePort where it finds PostgreSQL
     * @param settings win over the stack's
     */
    public static AdditionalInstance start(
            Stack stack, AuditedService service, int databasePort, Map<String, String> settings) {
        return ((EmbeddedStack) stack).startAnother(service, databasePort, settings);
    }

    public static int databasePort(Stack stack) {
        return ((EmbeddedStack) stack).port(Component.POSTGRES);
    }

    static AdditionalInstance start(Component component, Layout layout, StackSettings settings) {
        var processes = new dev.waybill.stack.run.Stack(layout, settings);
        processes.start(component, Quiet.INSTANCE);
        return new AdditionalInstance(component, processes);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + processes.port(component));
    }

    /** Ends the process as a crash would. */
    public void kill() {
        processes.process(component).orElseThrow().kill();
    }

    @Override
    public void close() {
        processes.stop(component);
    }
}
