package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.waybill.audit.Post.Letter;
import dev.waybill.audit.Post.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** I11 to I13: what was written is told, in order, in one place, and if again then unchanged. */
final class Deliveries {

    private Deliveries() {}

    /** I11 */
    static List<String> theTopicsSayWhatTheOutboxesSay(Evidence evidence) {
        var finding = new Finding();
        Map<String, Letter> written = evidence.post().outbox().stream()
                .collect(toMap(letter -> letter.id().toString(), letter -> letter, (one, other) -> one));
        Set<String> told = evidence.post().topics().stream().map(Told::id).collect(toSet());
        written.forEach((id, letter) ->
                finding.check(told.contains(id), "%s of %s was never told", letter.type(), letter.order()));
        Set<String> injected = evidence.post().injected().stream().map(Told::id).collect(toSet());
        for (Told record : evidence.post().topics()) {
            Letter letter = written.get(record.id());
            if (letter == null) {
                finding.check(injected.contains(record.id()), "nobody wrote %s", record);
            } else {
                finding.check(
                        letter.topic().equals(record.topic())
                                && letter.type().equals(record.type())
                                && letter.order().toString().equals(record.key()),
                        "%s was told as %s",
                        letter,
                        record);
            }
        }
        return finding.breaches();
    }

    /** I12 */
    static List<String> eachOrderIsToldInSequence(Evidence evidence) {
        var finding = new Finding();
        var last = new HashMap<String, Long>();
        var places = new HashMap<String, Integer>();
        var seen = new HashSet<String>();
        for (Told record : written(evidence)) {
            int place = places.computeIfAbsent(record.topic() + " " + record.key(), key -> record.partition());
            finding.check(place == record.partition(), "%s is in two partitions of %s", record.key(), record.topic());
            if (seen.add(record.id())) {
                String teller = record.header("ce_source") + " of " + record.key();
                long expected = last.getOrDefault(teller, 0L) + 1;
                long sequence = number(record.header("ce_sequence"));
                finding.check(sequence == expected, "%s said %d where %d was due", teller, sequence, expected);
                last.put(teller, Math.max(sequence, expected));
            }
        }
        return finding.breaches();
    }

    /** I13 */
    static List<String> repeatsAreIdenticalAndOwedToFaults(Evidence evidence) {
        var finding = new Finding();
        written(evidence).stream().collect(groupingBy(Told::id)).forEach((id, copies) -> {
            finding.check(
                    evidence.faulty() || copies.size() == 1, "%s was told %d times without a fault", id, copies.size());
            Told first = copies.getFirst();
            finding.check(copies.stream().allMatch(first::equalsInAllButPlace), "the repeats of %s differ", first);
        });
        return finding.breaches();
    }

    /** What the services told, without what was injected. */
    private static List<Told> written(Evidence evidence) {
        Set<String> ids = evidence.post().outbox().stream()
                .map(letter -> Objects.toString(letter.id()))
                .collect(toSet());
        return evidence.post().topics().stream()
                .filter(record -> ids.contains(record.id()))
                .toList();
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{10}") ? Long.parseLong(digits) : -1;
    }
}
