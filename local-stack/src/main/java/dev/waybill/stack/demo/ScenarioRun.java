package dev.waybill.stack.demo;

import dev.waybill.stack.StackException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** One scenario: an order, whose events are reported as they appear. */
final class ScenarioRun {
    private final DemoScenario scenario;
    private final ShopClient shop;
    private final ConsoleReporter reporter;
    private final String order;
    private final Set<String> reported = new HashSet<>();
    private final Set<DemoScenario.Step> done = EnumSet.noneOf(DemoScenario.Step.class);
    private DemoOrder seen;

    /** Places the order. */
    ScenarioRun(DemoScenario scenario, ShopClient shop, ConsoleReporter reporter) {
        this.scenario = scenario;
        this.shop = shop;
        this.reporter = reporter;
        this.order = shop.place(scenario.purchase());
        report("POST /orders", scenario.purchase().description() + "; order " + order);
        this.seen = shop.get(order);
    }

    /** Polls the order, reports new events, and executes the next step when it is due. */
    void poll() {
        seen = shop.get(order);
        for (var entry : seen.timeline()) {
            if (reported.add(entry.id())) {
                report(entry.type(), entry.summary());
            }
        }
        scenario.nextStep(seen).filter(done::add).ifPresent(this::execute);
    }

    boolean isFullyProcessed() {
        return seen.isFullyProcessed();
    }

    boolean isFinal() {
        return seen.isFinal();
    }

    /** Whether the order ended as it should. */
    boolean isAsExpected() {
        return scenario.isReachedBy(seen);
    }

    /** The expected and the actual outcome. */
    String outcome() {
        return isAsExpected()
                ? "  ok      %-26s %s".formatted(scenario.title(), seen.ending())
                : "  DIFFERS %-26s %s, expected %s with all its events"
                        .formatted(scenario.title(), seen.ending(), scenario.ending());
    }

    /** The order may have changed in the meantime; the result will show it. */
    private void execute(DemoScenario.Step step) {
        report(step.description(), "");
        try {
            shop.execute(step, order);
        } catch (StackException e) {
            report("refused", String.valueOf(e.getMessage()));
        }
    }

    private void report(String what, String more) {
        reporter.report(scenario.title(), what, more);
    }
}
