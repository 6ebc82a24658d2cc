package dev.waybill.load.run;

import dev.waybill.audit.collect.TargetSystem;
import dev.waybill.load.measure.ResourceUsage;
import dev.waybill.stack.StackException;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stack under load. */
public record TargetStack(Stack stack, Map<String, Long> processes) implements TargetSystem {

    /** @throws StackException if it is not up */
    public static TargetStack of(Stack stack) {
        var processes = new LinkedHashMap<String, Long>();
        for (Component component : Component.values()) {
            if (!stack.isRunning(component)) {
                throw new StackException(
                        component.label() + " is not running; ./waybill up --detach starts the stack.");
            }
            processes.put(
                    component.label(),
                    stack.process(component).map(ProcessId::pid).orElse(0L));
        }
        return new TargetStack(stack, processes);
    }

    public InetSocketAddress orders() {
        return address(Component.ORDER_SERVICE);
    }

    public InetSocketAddress inventory() {
        return address(Component.INVENTORY_SERVICE);
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + stack.port(Component.KAFKA);
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return stack.connect(database);
    }

    /** The resources that its processes have used since their start. */
    ResourceUsage usage() {
        return ResourceUsage.read(processes);
    }

    private InetSocketAddress address(Component component) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), stack.port(component));
    }
}
