package dev.waybill.system.measure;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.process.Waiting;
import dev.waybill.stack.run.Part;
import dev.waybill.stack.run.Stack;
import dev.waybill.system.measure.Load.Placed;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One run of load against a stack that is up, and its figures. */
public final class Measurement {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stack stack;
    private final PrintStream out;

    public Measurement(Stack stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
    }

    /** Places orders at this rate and prints how long they took until each had ended. */
    public void run(int perSecond, Duration warmUp, Duration length) throws InterruptedException {
        var load = new Load(URI.create("http://127.0.0.1:" + stack.port(Part.ORDER_SERVICE) + "/orders"));
        try (var completions = new Completions("127.0.0.1:" + stack.port(Part.KAFKA))) {
            if (!warmUp.isZero()) {
                out.printf("Warming up for %d s%n", warmUp.toSeconds());
                awaitEnds(load.run(perSecond, warmUp), completions);
            }
            out.printf("%d orders/s for %d s%n", perSecond, length.toSeconds());
            Map<Part, Usage> before = usage();
            List<Placed> placed = load.run(perSecond, length);
            long over = System.nanoTime();
            awaitEnds(placed, completions);
            double rest = (System.nanoTime() - over) / 1e9;
            report(placed, completions, before, rest);
        }
    }

    private static void awaitEnds(List<Placed> placed, Completions completions) {
        Waiting.until(
                () -> placed.stream()
                        .filter(order -> order.status() == 201)
                        .allMatch(order -> completions.hasEnded(order.order())),
                PATIENCE);
    }

    private void report(List<Placed> placed, Completions completions, Map<Part, Usage> before, double rest) {
        List<Placed> accepted =
                placed.stream().filter(order -> order.status() == 201).toList();
        List<Placed> completed = accepted.stream()
                .filter(order -> completions.completed(order.order()) != null)
                .toList();
        print("%d placed, answered %s; %d completed", placed.size(), answers(placed), completed.size());
        print("POST to answer      %s", Times.of(accepted.stream().mapToLong(order -> order.answered() - order.due())));
        print(
                "POST to COMPLETED   %s",
                Times.of(completed.stream()
                        .mapToLong(
                                order -> Objects.requireNonNull(completions.completed(order.order())) - order.due())));
        print("The last order ended %.1f s after the last answer", rest);
        double all = 0;
        Map<Part, Usage> after = usage();
        for (Part part : Part.values()) {
            Usage used = Objects.requireNonNull(after.get(part)).since(Objects.requireNonNull(before.get(part)));
            double each = used.cpuMillis() / Math.max(1, completed.size());
            all += each;
            print("%-18s %6.2f CPU-ms/order, %4d MB resident", part.label(), each, used.residentBytes() >> 20);
        }
        print("%-18s %6.2f CPU-ms/order", "all", all);
    }

    private static Map<Integer, Long> answers(List<Placed> placed) {
        return placed.stream().collect(groupingBy(Placed::status, TreeMap::new, Collectors.counting()));
    }

    private Map<Part, Usage> usage() {
        var usage = new EnumMap<Part, Usage>(Part.class);
        for (Part part : Part.values()) {
            long pid = stack.process(part).map(ProcessId::pid).orElse(0L);
            usage.put(part, Usage.of(pid));
        }
        return usage;
    }

    private void print(String line, Object... parts) {
        out.println(String.format(Locale.ROOT, line, parts));
    }
}
