package dev.waybill.system;

import static dev.waybill.audit.AuditedService.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.audit.Auditor;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterActions;
import dev.waybill.deadletters.DeadLetterFilter;
import dev.waybill.deadletters.DeadLetterRepository;
import dev.waybill.deadletters.ErasureCheck;
import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.deadletters.ReplayPolicy;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.audit.SystemAudit;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An order whose event was dead-lettered because of a fault in a consumer. */
@Order(2)
class DeadLetterScenarios {

    private static final Stack STACK = Stack.running();
    private static final Shop SHOP = new Shop(STACK);

    private final KafkaCluster cluster = new KafkaCluster(STACK.kafkaClient(KafkaUser.OPERATOR), "");
    private final String sku = "CURSED-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anOrderGoesOnOnceTheFaultIsFixedAndItsDeadLetterReplayed() throws SQLException {
        SHOP.offer(sku, "1.00", 5);
        inInventory("""
                create function mistake() returns trigger language plpgsql as $$
                begin
                    if new.skus @> array['%s'] then raise exception 'a mistake of ours'; end if;
                    return new;
                end $$""".formatted(sku));
        inInventory("create trigger mistake before insert on reservations for each row execute function mistake()");
        UUID order = SHOP.place(Basket.of(sku, 1));
        List<DeadLetter> deadLetters = await().until(() -> deadLettersOf(order), found -> !found.isEmpty());
        inInventory("drop trigger mistake on reservations");
        inInventory("drop function mistake");
        assertThat(deadLetters).singleElement().satisfies(deadLetter -> {
            assertThat(deadLetter.group()).isEqualTo("inventory-service");
            assertThat(deadLetter.type()).isEqualTo("order.placed.v1");
            assertThat(deadLetter.reason()).isEqualTo("handler-failed");
            assertThat(deadLetter.error()).endsWith("Exception");
            assertThat(deadLetter.detail()).isNotBlank().doesNotContain("a mistake of ours", sku);
        });

        replay(order, ReplayPolicy.DEFAULT, "the fault is fixed");

        SHOP.awaits(order, "COMPLETED");
        assertThat(SHOP.stock(sku).path("onHand").asInt()).isEqualTo(4);
        assertThat(ReplayPolicy.DEFAULT.objection(
                        deadLettersOf(order).getFirst(), Clock.systemUTC().instant()))
                .as("it is not replayed again")
                .isPresent();
        replay(order, new ReplayPolicy(true, 3, Duration.ofDays(10), false), "by mistake");
        Auditor.assertEverythingHolds(new SystemAudit(STACK).gather());
    }

    private void replay(UUID order, ReplayPolicy policy, String why) {
        var outcome = new DeadLetterActions(
                        cluster,
                        new ErasureCheck(
                                "", STACK.url(ORDERS), STACK.authorization().as(TokenOwner.OPERATOR)),
                        Clock.systemUTC())
                .run(of(order), new DeadLetterActions.Action(policy, 10, "a tester", why), _ -> {});
        assertThat(outcome.done()).isEqualTo(1);
    }

    private List<DeadLetter> deadLettersOf(UUID order) {
        var found = new ArrayList<DeadLetter>();
        assertThat(new DeadLetterRepository(cluster).forEach(of(order), found::add))
                .isEmpty();
        return found;
    }

    private static DeadLetterFilter of(UUID order) {
        return new DeadLetterFilter(null, null, null, order.toString(), null, null, List.of(), true);
    }

    private static void inInventory(String statement) throws SQLException {
        try (var connection = STACK.connect("inventory");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
