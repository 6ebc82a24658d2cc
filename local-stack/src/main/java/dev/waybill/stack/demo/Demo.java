package dev.waybill.stack.demo;

import dev.waybill.stack.process.Await;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Stack;
import dev.waybill.stack.run.StartProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Places orders that show each outcome and prints their timelines as they happen. */
public final class Demo {
    /** Slow enough for a customer to cancel in time, and fast enough for a deadline to pass during the demo. */
    public static final Map<String, String> SETTINGS = Map.of(
            "WAYBILL_SHIPPING_DISPATCH_DELAY", "2s",
            "WAYBILL_ORDERS_SAGA_DEADLINE", "15s",
            "WAYBILL_ORDERS_SAGA_DEADLINE_AWAY", "15s");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Stack stack;
    private final StartProgress progress;
    private final ConsoleReporter reporter;

    public Demo(Stack stack, StartProgress progress, Consumer<String> listener) {
        this.stack = stack;
        this.progress = progress;
        this.reporter = new ConsoleReporter(listener);
    }

    /** Whether every order ended as it should. */
    public boolean play() {
        try {
            var runs = new ArrayList<ScenarioRun>();
            reporter.line("\nSix orders while every service runs");
            runs.addAll(begin(DemoScenario.AT_ONCE));
            follow(runs, ScenarioRun::isFullyProcessed);
            reporter.line("\nTwo orders while payment-service is stopped");
            stack.stop(Component.PAYMENT_SERVICE);
            var waiting = begin(DemoScenario.WITHOUT_PAYMENT);
            runs.addAll(waiting);
            follow(waiting, ScenarioRun::isFinal);
            reporter.line("\npayment-service starts again and finds the cancellations before it can charge");
            stack.start(Component.PAYMENT_SERVICE, progress);
            follow(waiting, ScenarioRun::isFullyProcessed);
            reporter.line("\nOutcomes");
            runs.forEach(run -> reporter.line(run.outcome()));
            return runs.stream().allMatch(ScenarioRun::isAsExpected);
        } finally {
            bringPaymentBack();
        }
    }

    private List<ScenarioRun> begin(List<DemoScenario> scenarios) {
        var shop = new ShopClient(stack);
        return scenarios.stream()
                .map(scenario -> new ScenarioRun(scenario, shop, reporter))
                .toList();
    }

    private static void follow(List<ScenarioRun> runs, Predicate<ScenarioRun> until) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            runs.forEach(ScenarioRun::poll);
            if (runs.stream().allMatch(until)) {
                return;
            }
            Await.until(() -> false, PAUSE);
        }
    }

    private void bringPaymentBack() {
        var stopping = Thread.currentThread().isInterrupted() || !stack.isRunning(Component.ORDER_SERVICE);
        if (!stopping && stack.process(Component.PAYMENT_SERVICE).isEmpty()) {
            stack.start(Component.PAYMENT_SERVICE, progress);
        }
    }
}
