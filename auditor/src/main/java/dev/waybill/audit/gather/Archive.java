package dev.waybill.audit.gather;

import dev.waybill.audit.Ears;
import dev.waybill.audit.Evidence;
import dev.waybill.audit.Post;
import dev.waybill.audit.Post.Told;
import dev.waybill.audit.Shopfront;
import dev.waybill.audit.Shopfront.Attempt;
import dev.waybill.audit.Warehouse;
import java.time.Instant;
import java.util.List;

/** Everything that a product has kept. Not thread-safe. */
public final class Archive {

    private final Scene scene;
    private final Rest rest;

    public Archive(Scene scene) {
        this.scene = scene;
        this.rest = new Rest(scene, Instant.EPOCH);
    }

    /**
     * What keeps the product from being at rest, in sentences: an order on its way, something not yet told or heard. It is
     * at rest when this is empty, which it never is when asked for the first time.
     */
    public List<String> disturbances() {
        return rest.disturbances();
    }

    /**
     * Everything, to be asked for at rest.
     *
     * @param faulty whether anything was killed or stopped meanwhile
     * @param attempts what callers asked and were told
     * @param injected the records that no service wrote
     */
    public Evidence evidence(boolean faulty, List<Attempt> attempts, List<Told> injected) {
        try (var connections = new Connections(scene)) {
            var rows = new Rows(connections, new Scope.Everything());
            var topics = new Topics(scene);
            var books = new Books(rows);
            var stockroom = new Stockroom(rows);
            var journals = new Journals(rows);
            return new Evidence(
                    faulty,
                    new Shopfront(attempts, books.orders()),
                    new Warehouse(stockroom.stock(), stockroom.movements(), books.reservations()),
                    books.till(),
                    books.parcels(),
                    books.returns(),
                    new Post(journals.outboxes(), topics.events(), topics.deadLetters(Instant.EPOCH), injected),
                    new Ears(journals.inboxes(), topics.committed()));
        }
    }
}
