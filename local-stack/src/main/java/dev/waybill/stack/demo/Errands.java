package dev.waybill.stack.demo;

import dev.waybill.stack.StackException;
import dev.waybill.stack.process.Waiting;
import dev.waybill.stack.run.Stack;
import java.time.Duration;
import java.util.List;

/** Orders without a story, most of them such as complete. Safe for many threads. */
public final class Errands implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final List<String> PLENTIFUL = List.of("MUG-WHITE", "MUG-BLACK", "POSTER-A2", "TOTE-BAG");
    private static final List<Purchase> TROUBLED =
            List.of(Ending.DECLINED.purchase(), Ending.UNDELIVERABLE.purchase(), Ending.OUT_OF_STOCK.purchase());

    private final Shop shop;

    public Errands(Stack stack) {
        this.shop = new Shop(stack);
    }

    /** Places the order of this number and waits for its end; whether it was taken and has ended. */
    public boolean run(int number) {
        try {
            var order = shop.place(purchase(number));
            var ended = Waiting.until(() -> shop.hasEnded(order), PAUSE, LIMIT);
            return ended && shop.look(order).isFinal();
        } catch (StackException e) {
            Waiting.until(() -> false, PAUSE); // a service that has too much to do asks for that
            return false;
        }
    }

    /** Every tenth meets with trouble, each kind in turn; no article is wanted more often than there are units. */
    static Purchase purchase(int number) {
        return number % 10 == 9
                ? TROUBLED.get(number / 10 % TROUBLED.size())
                : Purchase.ordinary().of(PLENTIFUL.get(number % PLENTIFUL.size()), 1);
    }

    @Override
    public void close() {
        shop.close();
    }
}
