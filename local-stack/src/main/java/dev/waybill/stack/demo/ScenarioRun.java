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
    private final Set<DemoStep> done = EnumSet.noneOf(DemoStep.class);
    private DemoOrder seen;

    private ScenarioRun(DemoScenario scenario, ShopClient shop, ConsoleReporter reporter) {
        this.scenario = scenario;
        this.shop = shop;
        this.reporter = reporter;
        this.order = shop.place(scenario.purchase());
        reporter.report(scenario.title(), "POST /orders", scenario.purchase().description() + "; order " + order);
        this.seen = shop.get(order);
    }

    static ScenarioRun begin(DemoScenario scenario, ShopClient shop, ConsoleReporter reporter) {
        return new ScenarioRun(scenario, shop, reporter);
    }

    /** Polls the order, reports new events, and executes the next step when it is due. */
    void poll() {
        seen = shop.get(order);
        for (var entry : seen.timeline()) {
            if (reported.add(entry.id())) {
                reporter.report(scenario.title(), entry.type(), entry.summary());
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

    /** The result at the end. */
    ScenarioResult result() {
        return new ScenarioResult(scenario.title(), scenario.expected(), seen.ending(), scenario.isReachedBy(seen));
    }

    /** The order may have changed in the meantime; the result will show it. */
    private void execute(DemoStep step) {
        reporter.report(scenario.title(), step.description(), "");
        try {
            shop.execute(step, order);
        } catch (StackException e) {
            reporter.report(scenario.title(), "refused", String.valueOf(e.getMessage()));
        }
    }
}
