package dev.waybill.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one event promises: its topic, and its facts by their path, such as {@code lines[].quantity}. */
record Contract(String name, String topic, Map<String, Fact> facts) {

    /** In what way this contract is incompatible with readers and events of the approved one. */
    List<String> breaches(Contract approved) {
        var breaches = new ArrayList<String>();
        if (!topic.equals(approved.topic)) {
            breaches.add(name + " moved to another topic");
        }
        approved.facts.forEach((path, before) -> {
            Fact now = facts.get(path);
            if (now == null) {
                breaches.add(name + " lost " + path);
            } else {
                addBreaches(path, before, now, breaches);
            }
        });
        facts.forEach((path, fact) -> {
            if (!approved.facts.containsKey(path) && !fact.isOptional()) {
                breaches.add(name + " requires " + path + ", which older events do not have");
            }
        });
        return breaches;
    }

    /**
     * The constants that older readers do not know yet, as {@code order.cancelled.v1 adds FRAUD to reason}. No breach, as they
     * go on unless they decide by the fact; such a reader must be deployed before the constant is published.
     */
    List<String> addedConstants(Contract approved) {
        var added = new ArrayList<String>();
        approved.facts.forEach((path, before) -> {
            Fact now = facts.get(path);
            if (now != null && now.hasAllConstantsOf(before)) {
                var constants = new ArrayList<>(now.constants());
                constants.removeAll(before.constants());
                constants.forEach(constant -> added.add(name + " adds " + constant + " to " + path));
            }
        });
        return added;
    }

    private void addBreaches(String path, Fact before, Fact now, List<String> breaches) {
        if (!now.form().equals(before.form()) && !now.hasAllConstantsOf(before)) {
            breaches.add(name + " changed " + path + " from " + before.form() + " to " + now.form());
            return;
        }
        Range olderReaders = before.accepted();
        if (olderReaders != null && now.accepted() != null && !now.accepted().contains(olderReaders)) {
            breaches.add(name + " accepts " + path + " of " + now.accepted() + " only, before " + olderReaders);
        }
        if (olderReaders != null && now.published() != null && !olderReaders.contains(now.published())) {
            breaches.add(name + " publishes " + path + " of " + now.published() + ", but older readers accept "
                    + olderReaders + " only");
        }
    }

    /** As in the list of approved contracts. */
    String listing() {
        var listing = new StringBuilder(name + " on " + topic + "\n");
        new TreeMap<>(facts).forEach((path, fact) -> listing.append("    " + path + ": " + fact + "\n"));
        return listing.toString();
    }
}
