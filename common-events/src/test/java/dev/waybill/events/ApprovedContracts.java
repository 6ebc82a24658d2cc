package dev.waybill.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The list of what was promised. An event, an optional fact or a wider range is added to it by hand; nothing is ever
 * removed from it.
 */
final class ApprovedContracts {

    private ApprovedContracts() {}

    static Map<String, Contract> read() throws IOException {
        var contracts = new TreeMap<String, Contract>();
        Map<String, Fact> facts = new TreeMap<>();
        for (String line : text("/approved-contracts.txt").lines().toList()) {
            if (line.startsWith(" ")) {
                String[] fact = line.strip().split(": ", 2);
                facts.put(fact[0], Fact.parse(fact[1]));
            } else {
                String[] event = line.split(" on ", 2);
                facts = new TreeMap<>();
                contracts.put(event[0], new Contract(event[0], event[1], facts));
            }
        }
        return contracts;
    }

    static String text(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ApprovedContracts.class.getResourceAsStream(resource), "missing " + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
