package dev.waybill.console.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.deadletters.AuditTrail.Handling;
import dev.waybill.deadletters.DeadLetter;
import dev.waybill.deadletters.DeadLetterOrigin;
import dev.waybill.deadletters.RecordCoordinates;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectionsTest {

    private static final DeadLetter DEAD_LETTER = new DeadLetter(
            new RecordCoordinates("orders.payment-service.dlt", 0, 1),
            new DeadLetterOrigin(new RecordCoordinates("orders", 0, 7), 0, "payment-service"),
            "handler-failed",
            "dev.waybill.Failure",
            "",
            "2026-03-01T12:00:00Z",
            0,
            new Handling(0, false),
            null,
            null,
            List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "was already replayed (--again replays it) | It was already replayed.",
                "was already replayed 3 times (--max-attempts allows more) | It was already replayed 3 times.",
                "is too old (at 12:00, --max-age); --older-than-inbox --dry-run shows more | It is too old.",
                "is not known: no answer (HTTP 502); try again. | It is not known: no answer (HTTP 502); try again."
            })
    void onlyWhatIsForTheCommandLineIsLeftOut(String objection, String text) {
        var objections = new Objections();
        objections.refused(DEAD_LETTER, objection);
        assertThat(objections.text(1)).isEqualTo(text);
    }
}
