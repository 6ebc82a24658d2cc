package dev.waybill.stack.demo;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.run.Stack;
import java.time.Duration;
import java.util.List;

/** Places many orders, most of which complete. Thread-safe. */
public final class BulkOrders {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private static final List<String> SKUS = List.of("MUG-WHITE", "MUG-BLACK", "POSTER-A2", "TOTE-BAG");
    private static final List<DemoOrderRequest> FAILING = List.of(
            DemoScenario.DECLINED.purchase(),
            DemoScenario.UNDELIVERABLE.purchase(),
            DemoScenario.OUT_OF_STOCK.purchase());

    private final ShopClient shop;

    public BulkOrders(Stack stack) {
        this.shop = new ShopClient(stack);
    }

    /** Places the order of this number and waits for its final state; whether it was accepted and has ended. */
    public boolean run(int number) {
        try {
            var order = shop.place(purchase(number));
            var ended = Await.until(() -> shop.hasEnded(order), POLL_INTERVAL, LIMIT);
            return ended && shop.get(order).isFinal();
        } catch (StackException e) {
            Await.until(() -> false, POLL_INTERVAL); // a service that has too much to do asks for that
            return false;
        }
    }

    /** Every tenth fails, each kind in turn; no product is ordered more often than there are units. */
    static DemoOrderRequest purchase(int number) {
        return number % 10 == 9
                ? FAILING.get(number / 10 % FAILING.size())
                : DemoOrderRequest.ordinary(SKUS.get(number % SKUS.size()), 1);
    }
}
