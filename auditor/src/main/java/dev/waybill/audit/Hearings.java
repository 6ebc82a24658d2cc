package dev.waybill.audit;

import static java.util.stream.Collectors.groupingBy;

import dev.waybill.audit.Post.Letter;
import dev.waybill.audit.Post.Told;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** I10, I14 and I16: what was told is heard once, and what cannot be heard is kept. */
final class Hearings {
    private Hearings() {}

    /** I10. The inbox's key keeps ids apart; here it is about effects, each of which leaves one trace. */
    static List<String> everyEventHasItsEffectsOnce(Evidence evidence) {
        var finding = new Finding();
        evidence.post().outbox().stream()
                .filter(letter -> letter.cause() != null)
                .collect(groupingBy(
                        letter -> letter.source() + " told " + letter.type() + " because of " + letter.cause()))
                .forEach((what, letters) -> finding.check(letters.size() == 1, "%s %d times", what, letters.size()));
        evidence.warehouse().movements().stream()
                .filter(movement -> movement.order() != null)
                .collect(groupingBy(movement -> "%s %s for %s by %s"
                        .formatted(movement.sku(), movement.kind(), movement.order(), movement.returned())))
                .forEach((what, moved) -> finding.check(moved.size() == 1, "%s %d times", what, moved.size()));
        Map<Object, Long> ids =
                evidence.post().outbox().stream().collect(groupingBy(Letter::id, Collectors.counting()));
        ids.forEach((id, count) -> finding.check(count == 1, "id %s was given twice", id));
        return finding.breaches();
    }

    /** I14 */
    static List<String> deadLettersAreThoseThatWereInjected(Evidence evidence) {
        var finding = new Finding();
        List<Told> injected = evidence.post().injected();
        List<Told> dead = evidence.post().deadLetters();
        for (Told letter : dead) {
            finding.check(
                    injected.stream().anyMatch(bad -> isKept(bad, letter)), "%s should not be a dead letter", letter);
        }
        for (Told bad : injected) {
            for (Service reader : Service.values()) {
                String place = bad.topic() + "." + reader.id() + ".dlt";
                long due = reader.hears(bad.topic()) ? 1 : 0;
                long copies = dead.stream()
                        .filter(letter -> letter.topic().equals(place) && isKept(bad, letter))
                        .count();
                finding.check(
                        copies == due || (evidence.faulty() && due > 0 && copies > due),
                        "%s is %d times in %s",
                        bad,
                        copies,
                        place);
            }
        }
        return finding.breaches();
    }

    /** I16 */
    static List<String> everythingReadWasHeard(Evidence evidence) {
        var finding = new Finding();
        Set<String> dead = evidence.post().deadLetters().stream().map(Told::id).collect(Collectors.toSet());
        Map<String, List<Told>> told = evidence.post().topics().stream()
                .collect(groupingBy(record -> record.topic() + "-" + record.partition()));
        for (Service service : Service.values()) {
            Set<String> inbox = evidence.ears().inboxOf(service.id());
            evidence.ears()
                    .committedBy(service.id())
                    .forEach((partition, offset) -> told.getOrDefault(partition, List.of()).stream()
                            .filter(record -> record.offset() < offset && service.actsOn(record.type()))
                            .forEach(record -> finding.check(
                                    inbox.contains(record.id()) || dead.contains(record.id()),
                                    "%s has read past %s of %s without hearing it",
                                    service.id(),
                                    record.type(),
                                    record.key())));
        }
        return finding.breaches();
    }

    /** Key, bytes and headers as they were; what is added to the headers says why. */
    private static boolean isKept(Told bad, Told letter) {
        return letter.topic().startsWith(bad.topic() + ".")
                && Objects.equals(bad.key(), letter.key())
                && Objects.equals(bad.value(), letter.value())
                && letter.headers().entrySet().containsAll(bad.headers().entrySet());
    }
}
