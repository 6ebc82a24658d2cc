package dev.waybill.stack.demo;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Await;
import dev.waybill.stack.run.Stack;
import java.time.Duration;
import java.util.List;

/** Orders without a story, most of them such as complete. Safe for many threads. */
public final class BulkOrders implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final List<String> PLENTIFUL = List.of("MUG-WHITE", "MUG-BLACK", "POSTER-A2", "TOTE-BAG");
    private static final List<DemoOrderRequest> TROUBLED = List.of(
            DemoScenario.DECLINED.purchase(),
            DemoScenario.UNDELIVERABLE.purchase(),
            DemoScenario.OUT_OF_STOCK.purchase());

    private final ShopClient shop;

    public BulkOrders(Stack stack) {
        this.shop = new ShopClient(stack);
    }

    /** Places the order of this number and waits for its end; whether it was taken and has ended. */
    public boolean run(int number) {
        try {
            var order = shop.place(purchase(number));
            var ended = Await.until(() -> shop.hasEnded(order), PAUSE, LIMIT);
            return ended && shop.look(order).isFinal();
        } catch (StackException e) {
            Await.until(() -> false, PAUSE); // a service that has too much to do asks for that
            return false;
        }
    }

    /** Every tenth meets with trouble, each kind in turn; no article is wanted more often than there are units. */
    static DemoOrderRequest purchase(int number) {
        return number % 10 == 9
                ? TROUBLED.get(number / 10 % TROUBLED.size())
                : DemoOrderRequest.ordinary().of(PLENTIFUL.get(number % PLENTIFUL.size()), 1);
    }

    @Override
    public void close() {
        shop.close();
    }
}
