package dev.waybill.audit;

import java.util.Map;
import java.util.Set;

/**
 * What each service has heard: the ids in its inbox, and how far its group has read.
 *
 * @param inbox by service
 * @param committed by service, then by partition as {@code orders-3}
 */
public record Ears(Map<String, Set<String>> inbox, Map<String, Map<String, Long>> committed) {

    public Ears {
        inbox = Map.copyOf(inbox);
        committed = Map.copyOf(committed);
    }

    Set<String> inboxOf(String service) {
        return inbox.getOrDefault(service, Set.of());
    }

    Map<String, Long> committedBy(String service) {
        return committed.getOrDefault(service, Map.of());
    }
}
