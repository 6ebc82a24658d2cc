package dev.waybill.load.cli;

import dev.waybill.audit.collect.TargetSystem;
import dev.waybill.load.measure.ResourceSampler;
import dev.waybill.load.run.Target;
import dev.waybill.load.workload.Catalogue;
import dev.waybill.load.workload.CatalogueSetup;
import dev.waybill.load.workload.Workload;
import dev.waybill.stack.StackException;
import dev.waybill.stack.cli.Terminal;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;

/** The stack under load. */
record TargetStack(Stack stack, Target target, ResourceSampler sampler) implements TargetSystem {

    /** @throws StackException if it is not up */
    static TargetStack of(Stack stack) {
        Arrays.stream(Component.values())
                .filter(component -> !stack.isRunning(component))
                .findFirst()
                .ifPresent(component -> {
                    throw new StackException(
                            component.label() + " is not running; ./waybill up --detach starts the stack.");
                });
        var processes = new LinkedHashMap<String, Long>();
        for (Component component : Component.values()) {
            processes.put(
                    component.label(),
                    stack.process(component).map(ProcessId::pid).orElse(0L));
        }
        return new TargetStack(
                stack,
                new Target(
                        address(stack, Component.ORDER_SERVICE),
                        address(stack, Component.INVENTORY_SERVICE),
                        "127.0.0.1:" + stack.port(Component.KAFKA)),
                new ResourceSampler(processes));
    }

    /** Creates the workload's catalogue. */
    void prepare(Workload workload, Terminal terminal) throws IOException, InterruptedException {
        var catalogue = new Catalogue(workload.skus());
        var setup = new CatalogueSetup(target.orders(), target.inventory());
        if (!setup.exists(catalogue)) {
            terminal.line("Creating " + workload.skus() + " articles");
            setup.create(catalogue);
        }
    }

    @Override
    public String bootstrapServers() {
        return target.bootstrapServers();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return stack.connect(database);
    }

    private static InetSocketAddress address(Stack stack, Component component) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), stack.port(component));
    }
}
