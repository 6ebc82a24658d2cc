package dev.waybill.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one event promises: its topic, and of each fact the path and the form, {@code lines[].quantity} an
 * {@code integer}. A form that ends in {@code ?} may be missing.
 */
record Contract(String name, String topic, Map<String, String> facts) {

    /** In what way readers of the approved contract would be broken by this one. */
    List<String> breaches(Contract approved) {
        var breaches = new ArrayList<String>();
        if (!topic.equals(approved.topic)) {
            breaches.add(name + " moved to another topic");
        }
        approved.facts.forEach((path, form) -> {
            String now = facts.get(path);
            if (now == null) {
                breaches.add(name + " lost " + path);
            } else if (!now.equals(form)) {
                breaches.add(name + " changed " + path + " from " + form + " to " + now);
            }
        });
        facts.forEach((path, form) -> {
            if (!approved.facts.containsKey(path) && !form.endsWith("?")) {
                breaches.add(name + " requires " + path + ", which older events do not have");
            }
        });
        return breaches;
    }

    /** As it stands in the list of approved contracts. */
    String listing() {
        var listing = new StringBuilder(name + " on " + topic + "\n");
        new TreeMap<>(facts).forEach((path, form) -> listing.append("    " + path + ": " + form + "\n"));
        return listing.toString();
    }
}
