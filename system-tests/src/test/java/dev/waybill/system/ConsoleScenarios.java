package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.AuditedService;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.testing.Browser;
import dev.waybill.testing.BrowserCondition;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The console on the running product, in a browser. */
@Order(8)
@ExtendWith(BrowserCondition.class)
@ResourceLock("browser")
class ConsoleScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Where calls need tokens, the console may not read events, so it does not know since when they wait. */
    private static final String SINCE = STACK.operatorPassword().isPresent() ? "" : ", the oldest for .+";

    @AfterEach
    void restoreTheStack() {
        STACK.restore();
    }

    @Test
    void itSaysWhyAnOrderWaitsForADeadServiceAndWhatWouldHelp() {
        SHOP.offer("MUG-WHITE", "9.90", 1_000);
        Browser browser = ConsoleLogin.open(STACK, STACK.console());
        STACK.killAll(AuditedService.PAYMENTS);
        UUID order = SHOP.place(Basket.of("MUG-WHITE", 1));

        // the page refreshes by itself
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.text())
                        .contains("payment-service does not answer.")
                        .containsPattern("\\d+ events? waits? for it" + SINCE + ", and so do their orders")
                        .contains("./waybill restart payment-service")
                        .containsPattern("PENDING [1-9]"));
        // until the broker gives the killed member up, it is only behind
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.open(STACK.console().resolve("/orders/" + order))
                                .text())
                        .contains("payment-service has neither authorised nor declined the payment.")
                        .contains("Start payment-service. The order then goes on by itself."));

        STACK.start(AuditedService.PAYMENTS);

        SHOP.awaits(order, "COMPLETED");
        browser.open(STACK.console().resolve("/orders/" + order));
        assertThat(browser.text()).contains("COMPLETED", "CAPTURED").doesNotContain("Why it waits");
        browser.open(STACK.console());
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.text())
                        .contains("payment-service UP")
                        .doesNotContain("does not answer"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void deadLettersOfAFaultAreReplayedTogetherAfterAPreview() throws SQLException {
        String sku = "FAULTY-" + UUID.randomUUID().toString().substring(0, 8);
        SHOP.offer(sku, "1.00", 5);
        inInventory("""
                create function fault() returns trigger language plpgsql as $$
                begin
                    if new.skus @> array['%s'] then raise exception 'a fault of this release'; end if;
                    return new;
                end $$""".formatted(sku));
        inInventory("create trigger fault before insert on reservations for each row execute function fault()");
        List<UUID> orders = List.of(SHOP.place(Basket.of(sku, 1)), SHOP.place(Basket.of(sku, 2)));
        URI list = STACK.console()
                .resolve("/dead-letters?group=inventory-service&cause=handler-failed&from="
                        + LocalDateTime.now(ZoneOffset.UTC).minusMinutes(5).truncatedTo(ChronoUnit.MINUTES));
        Browser browser = ConsoleLogin.open(STACK, list);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.open(list).text())
                        .contains(orders.stream().map(UUID::toString).toList()));
        inInventory("drop trigger fault on reservations");
        inInventory("drop function fault");

        browser.press("Replay all of them…");
        await().untilAsserted(() -> assertThat(browser.text()).contains("would be replayed."));
        browser.press("Replay");

        await().until(() -> browser.path().startsWith("/dead-letters/actions/"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.open(STACK.console().resolve(browser.path()))
                                .text())
                        .contains("0 left alone. It has ended."));
        orders.forEach(order -> SHOP.awaits(order, "COMPLETED"));
        assertThat(browser.open(list).text())
                .doesNotContain(orders.stream().map(UUID::toString).toList());
        assertThat(browser.complaints()).isEmpty();
    }

    private static void inInventory(String statement) throws SQLException {
        try (var connection = STACK.connect("inventory");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
