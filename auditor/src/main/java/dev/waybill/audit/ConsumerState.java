package dev.waybill.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state of the services' consumer groups and inboxes. Partitions are written as {@code orders-3}.
 *
 * @param inbox event ids by service
 * @param committed committed offsets by service, then by partition
 * @param assigned by service, the partitions that are assigned to a member of its group
 * @param ends the end offset of each partition of the event topics
 */
public record ConsumerState(
        Map<String, Set<String>> inbox,
        Map<String, Map<String, Long>> committed,
        Map<String, Set<String>> assigned,
        Map<String, Long> ends) {

    /** The same groups with other inboxes. */
    public ConsumerState withInbox(Map<String, Set<String>> other) {
        return new ConsumerState(other, committed, assigned, ends);
    }

    Set<String> inboxOf(AuditedService service) {
        return inbox.getOrDefault(service.id(), Set.of());
    }

    /** Partitions that are not assigned or not consumed to their end, as text. */
    public List<String> behind() {
        var result = new CheckResult();
        behind(result);
        return result.violations();
    }

    void behind(CheckResult result) {
        for (AuditedService service : AuditedService.values()) {
            ends.forEach((partition, end) -> {
                if (service.consumes(partition.substring(0, partition.lastIndexOf('-')))) {
                    result.check(
                            assigned.getOrDefault(service.id(), Set.of()).contains(partition),
                            "%s is not assigned to a member of group %s",
                            partition,
                            service.id());
                    result.check(
                            committedBy(service, partition) == end,
                            "%s has committed offset %d of %d on %s",
                            service.id(),
                            committedBy(service, partition),
                            end,
                            partition);
                }
            });
        }
    }

    long committedBy(AuditedService service, String partition) {
        return committed.getOrDefault(service.id(), Map.of()).getOrDefault(partition, 0L);
    }
}
