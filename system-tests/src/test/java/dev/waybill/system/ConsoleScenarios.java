package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.testing.Browser;
import dev.waybill.testing.BrowserCondition;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console on the running product, in a browser. */
@Order(5)
@ExtendWith(BrowserCondition.class)
class ConsoleScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @AfterEach
    void restoreTheStack() {
        STACK.restore();
    }

    @Test
    void itSaysWhyAnOrderWaitsForADeadServiceAndWhatWouldHelp() {
        SHOP.offer("MUG-WHITE", "9.90", 1_000);
        Browser browser = Browser.shared().reset();
        browser.open(STACK.console());
        STACK.kill(AuditedService.PAYMENTS);
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));

        // the page refreshes by itself
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.text())
                        .contains("payment-service does not answer.")
                        .containsPattern("\\d+ events? waits? for it, the oldest for .+, and so do their orders")
                        .contains("./waybill restart payment-service")
                        .containsPattern("PENDING [1-9]"));

        STACK.start(AuditedService.PAYMENTS);

        SHOP.awaits(order, "COMPLETED");
        browser.open(STACK.console());
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.text())
                        .contains("payment-service UP")
                        .doesNotContain("does not answer"));
        assertThat(browser.complaints()).isEmpty();
    }
}
