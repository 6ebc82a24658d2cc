package dev.waybill.system.gather;

import static org.awaitility.Awaitility.await;

import dev.waybill.system.audit.Ears;
import dev.waybill.system.audit.Evidence;
import dev.waybill.system.audit.Post;
import dev.waybill.system.audit.Shopfront;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import java.time.Duration;

/** Waits until a stack has come to rest and then takes down everything. */
public final class Investigation {

    /** The saga's deadline and a minute more. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Stack stack;
    private final Rows rows;
    private final Topics topics;

    public Investigation(Stack stack) {
        this.stack = stack;
        this.rows = new Rows(stack);
        this.topics = new Topics(stack);
    }

    public Evidence gather() {
        awaitRest();
        var books = new Books(rows);
        var journals = new Journals(rows);
        return new Evidence(
                stack.isFaulty(),
                new Shopfront(Shop.attempts(), books.orders()),
                books.warehouse(),
                books.till(),
                books.parcels(),
                new Post(journals.outboxes(), topics.events(), topics.deadLetters(), BadRecords.sent()),
                new Ears(journals.inboxes(), topics.committed()));
    }

    /** No order on its way, nothing left to do, everything told and heard; missing that in time is a failure too. */
    public void awaitRest() {
        var rest = new Rest(rows, topics);
        await("rest").atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(rest::check);
    }
}
