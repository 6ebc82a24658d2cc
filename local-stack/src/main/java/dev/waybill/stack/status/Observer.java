package dev.waybill.stack.status;

import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Part;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.run.State;
import dev.waybill.stack.status.Measurements.Sample;
import dev.waybill.stack.status.StackStatus.Lag;
import dev.waybill.stack.status.StackStatus.ProcessStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Asks all processes of a stack how they are, beside each other. */
public final class Observer {
    private final Stack stack;

    public Observer(Stack stack) {
        this.stack = stack;
    }

    public StackStatus observe() {
        var states = new ConcurrentHashMap<Part, State>();
        var pages = new ConcurrentHashMap<Part, Measurements>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : Part.values()) {
                threads.submit(() -> states.put(part, stack.state(part)));
            }
            for (var service : Part.SERVICES) {
                threads.submit(() -> MetricsPage.of(stack.port(service)).ifPresent(page -> pages.put(service, page)));
            }
        }
        var ready = states.get(Part.POSTGRES) == State.READY;
        return new StackStatus(
                processes(states),
                ready ? ServerSettings.at(stack.port(Part.POSTGRES)) : Map.of(),
                orders(pages),
                new Lag(consumers(pages), outboxes(pages)));
    }

    private List<ProcessStatus> processes(Map<Part, State> states) {
        return Arrays.stream(Part.values())
                .map(part -> new ProcessStatus(
                        part.label(),
                        stack.process(part)
                                .filter(ProcessId::isRunning)
                                .map(ProcessId::pid)
                                .orElse(null),
                        stack.port(part),
                        states.getOrDefault(part, State.STOPPED)))
                .toList();
    }

    private static Map<String, Long> orders(Map<Part, Measurements> pages) {
        var page = pages.get(Part.ORDER_SERVICE);
        return page == null
                ? Map.of()
                : page.named("waybill_orders").stream()
                        .collect(Collectors.toMap(
                                sample -> sample.labels().getOrDefault("status", ""),
                                sample -> Math.round(sample.value()),
                                Long::sum,
                                TreeMap::new));
    }

    private static Map<String, Long> consumers(Map<Part, Measurements> pages) {
        var lags = new TreeMap<String, Long>();
        pages.forEach((part, page) -> lags.put(part.label(), Math.round(page.sum("waybill_consumer_lag_records"))));
        return lags;
    }

    private static Map<String, Double> outboxes(Map<Part, Measurements> pages) {
        var lags = new TreeMap<String, Double>();
        pages.forEach((part, page) -> lags.put(
                part.label(),
                page.named("waybill_outbox_lag_seconds").stream()
                        .mapToDouble(Sample::value)
                        .max()
                        .orElse(0)));
        return lags;
    }
}
