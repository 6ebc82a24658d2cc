package dev.waybill.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code, tests and documents use the field's words, and a simple class name means one thing. */
class NamesTest {

    private static final Set<String> PRIVATE_WORDS = Set.of(
            "told",
            "tell",
            "tells",
            "hear",
            "hears",
            "heard",
            "bury",
            "buries",
            "buried",
            "clerk",
            "clerks",
            "till",
            "lookout",
            "lookouts",
            "patience",
            "mend",
            "mends",
            "mended",
            "anew",
            "begun");

    private static final Set<String> LETTER = Set.of("letter", "letters");
    private static final Pattern PREFIX = Pattern.compile("\\b(?:MOST|LONGEST|SHORTEST|LEAST)_\\w+|\\bA_MOMENT\\b");

    /** A JSON name in stored entries of the replays' audit trail and in the output of {@code dead-letters list --json}. */
    private static final String STORED_NAME = "\"letter\"";

    /** A word of prose or of an identifier: {@code wasPut} has two, {@code DEAD_LETTER} too. */
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

    /** One per service, each for the same upstream topic. */
    private static final Set<String> SAME_IN_SEVERAL_SERVICES = Set.of("OrderEventMapper", "ShipmentEventMapper");

    @Test
    void noPrivateWordIsLeft() {
        Map<Path, String> texts = SourceFiles.texts();
        var found = new TreeMap<Path, List<String>>();
        texts.forEach((file, text) -> {
            List<String> words = privateWords(text);
            if (!words.isEmpty()) {
                found.put(file, words);
            }
        });

        assertThat(texts).as("files that were read").hasSizeGreaterThan(500);
        assertThat(found).isEmpty();
    }

    @Test
    void aSimpleClassNameStandsInOnePackage() {
        Map<String, Set<String>> packages = SourceFiles.mainTypes().stream()
                .collect(groupingBy(SourceFiles::simpleName, mapping(SourceFiles::packageName, toSet())));

        assertThat(packages.size()).as("types that were read").isGreaterThan(300);
        assertThat(packages.entrySet().stream()
                        .filter(type -> type.getValue().size() > 1)
                        .filter(type -> !SAME_IN_SEVERAL_SERVICES.contains(type.getKey()))
                        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "an event is published, ''",
        "an event is told, told",
        "whatIsToldStays, Told",
        "LONGEST_PAUSE, LONGEST_PAUSE",
        "HeardEvents, Heard",
        "a letter of the topic, letter",
        "a dead letter and deadLetters and DeadLetterTopic and dead-letter and DEAD_LETTER, ''",
        "until the tiller mentions it, ''"
    })
    void privateWordsAreFoundInProseAndInIdentifiers(String text, String found) {
        assertThat(String.join(",", privateWords(text))).isEqualTo(found);
    }

    private static List<String> privateWords(String text) {
        var found = new ArrayList<String>();
        String before = "";
        for (MatchResult match :
                WORD.matcher(text.replace(STORED_NAME, "")).results().toList()) {
            String word = match.group().toLowerCase(Locale.ROOT);
            if (PRIVATE_WORDS.contains(word) || LETTER.contains(word) && !before.equals("dead")) {
                found.add(match.group());
            }
            before = word;
        }
        PREFIX.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }
}
