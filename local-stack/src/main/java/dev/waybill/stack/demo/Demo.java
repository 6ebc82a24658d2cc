package dev.waybill.stack.demo;

import dev.waybill.stack.process.Waiting;
import dev.waybill.stack.run.Part;
import dev.waybill.stack.run.Progress;
import dev.waybill.stack.run.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Places orders that show each ending and tells their timelines as they happen. */
public final class Demo {
    /** The pace that lets a customer cancel in time and a deadline pass while one watches. */
    public static final Map<String, String> SETTINGS = Map.of(
            "WAYBILL_SHIPPING_DISPATCH_DELAY", "2s",
            "WAYBILL_ORDERS_SAGA_DEADLINE", "15s",
            "WAYBILL_ORDERS_SAGA_DEADLINE_AWAY", "15s");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Stack stack;
    private final Progress progress;
    private final Narrator narrator;

    public Demo(Stack stack, Progress progress, Consumer<String> listener) {
        this.stack = stack;
        this.progress = progress;
        this.narrator = new Narrator(listener);
    }

    /** Whether every order ended as it should. */
    public boolean play() {
        try (var shop = new Shop(stack)) {
            var stories = new ArrayList<Story>();
            narrator.announce("Six orders with every service there");
            stories.addAll(begin(Ending.AT_ONCE, shop));
            follow(stories, Story::isSettled);

            narrator.announce("Two orders while payment-service is away");
            stack.stop(Part.PAYMENT_SERVICE);
            var waiting = begin(Ending.WITHOUT_PAYMENT, shop);
            stories.addAll(waiting);
            follow(waiting, Story::isFinal);

            narrator.announce("payment-service comes back and finds their cancellations before it can charge");
            stack.start(Part.PAYMENT_SERVICE, progress);
            follow(waiting, Story::isSettled);
            return summary(stories);
        } finally {
            bringPaymentBack();
        }
    }

    private List<Story> begin(List<Ending> endings, Shop shop) {
        return endings.stream()
                .map(ending -> Story.begin(ending, shop, narrator))
                .toList();
    }

    private static void follow(List<Story> stories, Predicate<Story> until) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            stories.forEach(Story::goOn);
            if (stories.stream().allMatch(until)) {
                return;
            }
            Waiting.until(() -> false, PAUSE);
        }
    }

    private boolean summary(List<Story> stories) {
        var outcomes = stories.stream().map(Story::outcome).toList();
        narrator.announce("Endings");
        outcomes.forEach(outcome -> narrator.conclude(outcome.told()));
        return outcomes.stream().allMatch(Outcome::asExpected);
    }

    private void bringPaymentBack() {
        var ending = Thread.currentThread().isInterrupted() || !stack.isRunning(Part.ORDER_SERVICE);
        if (!ending && stack.process(Part.PAYMENT_SERVICE).isEmpty()) {
            stack.start(Part.PAYMENT_SERVICE, progress);
        }
    }
}
