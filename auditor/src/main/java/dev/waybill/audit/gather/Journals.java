package dev.waybill.audit.gather;

import dev.waybill.audit.Post.Letter;
import dev.waybill.audit.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What the services have written down of what they told and heard. */
record Journals(Rows rows) {

    List<Letter> outboxes() {
        var letters = new ArrayList<Letter>();
        for (Service service : Service.values()) {
            letters.addAll(rows.of(
                    service.database(),
                    "select id, aggregatetype, type, aggregateid, causationid, sequence from outbox where "
                            + rows.scope().onOutbox(),
                    row -> new Letter(
                            row.getObject("id", UUID.class),
                            service.id(),
                            row.getString("aggregatetype"),
                            row.getString("type"),
                            row.getObject("aggregateid", UUID.class),
                            row.getObject("causationid", UUID.class),
                            row.getLong("sequence"))));
        }
        return letters;
    }

    /** Everything that each has heard. */
    Map<String, Set<String>> inboxes() {
        return inboxes(database -> rows.of(database, "select id from inbox", row -> row.getString(1)));
    }

    /** Which of these events each has heard. */
    Map<String, Set<String>> inboxes(Collection<UUID> events) {
        return inboxes(database ->
                rows.of(database, "select id from inbox where id = any (?)", events, row -> row.getString(1)));
    }

    private static Map<String, Set<String>> inboxes(Function<String, List<String>> heardIn) {
        var inboxes = new HashMap<String, Set<String>>();
        for (Service service : Service.values()) {
            inboxes.put(service.id(), new HashSet<>(heardIn.apply(service.database())));
        }
        return inboxes;
    }
}
