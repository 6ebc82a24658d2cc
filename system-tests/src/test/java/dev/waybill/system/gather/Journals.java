package dev.waybill.system.gather;

import dev.waybill.system.audit.Post.Letter;
import dev.waybill.system.stack.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the services have written down of what they told and heard. */
record Journals(Rows rows) {

    List<Letter> outboxes() {
        var letters = new ArrayList<Letter>();
        for (Service service : Service.values()) {
            letters.addAll(rows.of(
                    service.database(),
                    "select id, aggregatetype, type, aggregateid, causationid, sequence, payload from outbox",
                    row -> new Letter(
                            row.getObject("id", UUID.class),
                            service.id(),
                            row.getString("aggregatetype"),
                            row.getString("type"),
                            row.getObject("aggregateid", UUID.class),
                            row.getObject("causationid", UUID.class),
                            row.getLong("sequence"),
                            row.getString("payload"))));
        }
        return letters;
    }

    Map<String, Set<String>> inboxes() {
        var inboxes = new HashMap<String, Set<String>>();
        for (Service service : Service.values()) {
            List<String> ids = rows.of(service.database(), "select id from inbox", row -> row.getString(1));
            inboxes.put(service.id(), new HashSet<>(ids));
        }
        return inboxes;
    }
}
