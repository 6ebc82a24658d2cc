package dev.waybill.load.cli;

import dev.waybill.audit.gather.Scene;
import dev.waybill.load.measure.Meters;
import dev.waybill.load.run.Place;
import dev.waybill.load.shop.Catalogue;
import dev.waybill.load.shop.Mix;
import dev.waybill.load.shop.Shelves;
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

/** The stack that is put under load. */
record Target(Stack stack, Place place, Meters meters) implements Scene {

    /** @throws StackException if it is not up */
    static Target of(Stack stack) {
        Arrays.stream(Component.values())
                .filter(part -> !stack.isRunning(part))
                .findFirst()
                .ifPresent(part -> {
                    throw new StackException(part.label() + " is not running; ./waybill up --detach starts the stack.");
                });
        var processes = new LinkedHashMap<String, Long>();
        for (Component part : Component.values()) {
            processes.put(part.label(), stack.process(part).map(ProcessId::pid).orElse(0L));
        }
        return new Target(
                stack,
                new Place(
                        address(stack, Component.ORDER_SERVICE),
                        address(stack, Component.INVENTORY_SERVICE),
                        "127.0.0.1:" + stack.port(Component.KAFKA)),
                new Meters(processes));
    }

    /** Puts on sale what will be ordered. */
    void prepare(Mix mix, Terminal terminal) throws IOException, InterruptedException {
        var catalogue = new Catalogue(mix.skus());
        var shelves = new Shelves(place.orders(), place.inventory());
        if (!shelves.hold(catalogue)) {
            terminal.line("Putting " + mix.skus() + " articles on sale");
            shelves.fill(catalogue);
        }
    }

    @Override
    public String bootstrapServers() {
        return place.bootstrapServers();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return stack.connect(database);
    }

    private static InetSocketAddress address(Stack stack, Component part) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), stack.port(part));
    }
}
