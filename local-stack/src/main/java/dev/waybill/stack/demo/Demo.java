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

/** Places orders that show each ending and tells their timelines as they happen. */
public final class Demo {
    /** The pace that lets a customer cancel in time and a deadline pass while one watches. */
    public static final Map<String, String> SETTINGS =
            Map.of("WAYBILL_SHIPPING_DISPATCH_DELAY", "2s", "WAYBILL_ORDERS_SAGA_DEADLINE", "15s");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Stack stack;
    private final StartProgress progress;
    private final ConsoleReporter narrator;

    public Demo(Stack stack, StartProgress progress, Consumer<String> listener) {
        this.stack = stack;
        this.progress = progress;
        this.narrator = new ConsoleReporter(listener);
    }

    /** Whether every order ended as it should. */
    public boolean play() {
        try (var shop = new ShopClient(stack)) {
            var stories = new ArrayList<ScenarioRun>();
            narrator.announce("Six orders with every service there");
            stories.addAll(begin(DemoScenario.AT_ONCE, shop));
            follow(stories, ScenarioRun::isSettled);

            narrator.announce("Two orders while payment-service is away");
            stack.stop(Component.PAYMENT_SERVICE);
            var waiting = begin(DemoScenario.WITHOUT_PAYMENT, shop);
            stories.addAll(waiting);
            follow(waiting, ScenarioRun::isFinal);

            narrator.announce("payment-service comes back and finds their cancellations before it can charge");
            stack.start(Component.PAYMENT_SERVICE, progress);
            follow(waiting, ScenarioRun::isSettled);
            return summary(stories);
        } finally {
            bringPaymentBack();
        }
    }

    private List<ScenarioRun> begin(List<DemoScenario> endings, ShopClient shop) {
        return endings.stream()
                .map(ending -> ScenarioRun.begin(ending, shop, narrator))
                .toList();
    }

    private static void follow(List<ScenarioRun> stories, Predicate<ScenarioRun> until) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            stories.forEach(ScenarioRun::goOn);
            if (stories.stream().allMatch(until)) {
                return;
            }
            Await.until(() -> false, PAUSE);
        }
    }

    private boolean summary(List<ScenarioRun> stories) {
        var outcomes = stories.stream().map(ScenarioRun::outcome).toList();
        narrator.announce("Endings");
        outcomes.forEach(outcome -> narrator.conclude(outcome.told()));
        return outcomes.stream().allMatch(ScenarioResult::asExpected);
    }

    private void bringPaymentBack() {
        var ending = Thread.currentThread().isInterrupted() || !stack.isRunning(Component.ORDER_SERVICE);
        if (!ending && stack.process(Component.PAYMENT_SERVICE).isEmpty()) {
            stack.start(Component.PAYMENT_SERVICE, progress);
        }
    }
}
