package dev.waybill.stack.status;

import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.ProcessState;
import dev.waybill.stack.run.Stack;
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

/** Queries the state of all processes of a stack concurrently. */
public final class StatusCollector {
    private final Stack stack;

    public StatusCollector(Stack stack) {
        this.stack = stack;
    }

    public StackStatus observe() {
        var states = new ConcurrentHashMap<Component, ProcessState>();
        var pages = new ConcurrentHashMap<Component, Measurements>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : Component.values()) {
                threads.submit(() -> states.put(part, stack.state(part)));
            }
            for (var service : Component.SERVICES) {
                threads.submit(() -> MetricsPage.of(stack.port(service)).ifPresent(page -> pages.put(service, page)));
            }
        }
        var ready = states.get(Component.POSTGRES) == ProcessState.READY;
        return new StackStatus(
                processes(states),
                ready ? ServerSettings.at(stack.port(Component.POSTGRES)) : Map.of(),
                orders(pages),
                new Lag(consumers(pages), outboxes(pages)));
    }

    private List<ProcessStatus> processes(Map<Component, ProcessState> states) {
        return Arrays.stream(Component.values())
                .map(part -> new ProcessStatus(
                        part.label(),
                        stack.process(part)
                                .filter(ProcessId::isRunning)
                                .map(ProcessId::pid)
                                .orElse(null),
                        stack.port(part),
                        states.getOrDefault(part, ProcessState.STOPPED)))
                .toList();
    }

    private static Map<String, Long> orders(Map<Component, Measurements> pages) {
        var page = pages.get(Component.ORDER_SERVICE);
        return page == null
                ? Map.of()
                : page.named("waybill_orders").stream()
                        .collect(Collectors.toMap(
                                sample -> sample.labels().getOrDefault("status", ""),
                                sample -> Math.round(sample.value()),
                                Long::sum,
                                TreeMap::new));
    }

    private static Map<String, Long> consumers(Map<Component, Measurements> pages) {
        var lags = new TreeMap<String, Long>();
        pages.forEach((part, page) -> lags.put(part.label(), Math.round(page.sum("waybill_consumer_lag_records"))));
        return lags;
    }

    private static Map<String, Double> outboxes(Map<Component, Measurements> pages) {
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
