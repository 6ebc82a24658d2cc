package dev.waybill.audit.gather;

import dev.waybill.audit.Post.Letter;
import dev.waybill.audit.Post.Told;
import dev.waybill.audit.Service;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
        return inboxes(service -> rows.of(service.database(), "select id from inbox", Journals::id));
    }

    /** Which of these events, as far as it must act on them, each has heard. */
    Map<String, Set<String>> inboxes(List<Told> events) {
        return inboxes(service -> rows.of(
                service.database(),
                "select id from inbox where id = any (?)",
                events.stream()
                        .filter(event -> service.actsOn(event.type()))
                        .map(event -> UUID.fromString(event.id()))
                        .toList(),
                Journals::id));
    }

    private static Map<String, Set<String>> inboxes(Function<Service, List<String>> heardBy) {
        var inboxes = new HashMap<String, Set<String>>();
        for (Service service : Service.values()) {
            inboxes.put(service.id(), new HashSet<>(heardBy.apply(service)));
        }
        return inboxes;
    }

    private static String id(ResultSet row) throws SQLException {
        return row.getString(1);
    }
}
