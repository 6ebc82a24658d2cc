package dev.waybill.stack.demo;

import dev.waybill.stack.StackException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** One order on its way to its ending, told event by event. */
final class ScenarioRun {
    private final DemoScenario ending;
    private final ShopClient shop;
    private final ConsoleReporter narrator;
    private final String order;
    private final Set<String> told = new HashSet<>();
    private final Set<DemoStep> done = EnumSet.noneOf(DemoStep.class);
    private DemoOrder seen;

    private ScenarioRun(DemoScenario ending, ShopClient shop, ConsoleReporter narrator) {
        this.ending = ending;
        this.shop = shop;
        this.narrator = narrator;
        this.order = shop.place(ending.purchase());
        narrator.tell(ending.title(), "POST /orders", ending.purchase().told() + "; order " + order);
        this.seen = shop.look(order);
    }

    static ScenarioRun begin(DemoScenario ending, ShopClient shop, ConsoleReporter narrator) {
        return new ScenarioRun(ending, shop, narrator);
    }

    /** Looks at the order once more, tells what is new, and does what is due. */
    void goOn() {
        seen = shop.look(order);
        for (var entry : seen.timeline()) {
            if (told.add(entry.id())) {
                narrator.tell(ending.title(), entry.type(), entry.summary());
            }
        }
        ending.actOn(seen).filter(done::add).ifPresent(this::act);
    }

    boolean isSettled() {
        return seen.isSettled();
    }

    boolean isFinal() {
        return seen.isFinal();
    }

    /** What is to be said of it at the end. */
    ScenarioResult outcome() {
        return new ScenarioResult(ending.title(), ending.expected(), seen.ending(), ending.isReachedBy(seen));
    }

    /** The order may have moved on in the meantime; the outcome will show it. */
    private void act(DemoStep act) {
        narrator.tell(ending.title(), act.told(), "");
        try {
            shop.act(act, order);
        } catch (StackException e) {
            narrator.tell(ending.title(), "refused", String.valueOf(e.getMessage()));
        }
    }
}
