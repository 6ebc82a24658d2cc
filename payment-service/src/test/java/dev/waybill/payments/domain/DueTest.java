package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Duration RETENTION = Duration.ofHours(23);

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZATION, 1, PT0S,   false, ASK",
        "AUTHORIZATION, 2, PT1M,   false, ASK",
        "AUTHORIZATION, 2, PT2M1S, false, ABANDON",
        "AUTHORIZATION, 2, PT1S,   true,  ABANDON",
        "CAPTURE,       1, PT0S,   false, ASK",
        "CAPTURE,       9, PT22H,  false, ASK",
        "CAPTURE,       9, PT24H,  false, QUERY_FIRST",
        "VOID,          9, PT24H,  false, QUERY_FIRST",
        "REFUND,        9, PT24H,  false, QUERY_FIRST"
    })
    void theWayDependsOnWhatMayHaveHappenedAlready(
            Operation operation, int tries, Duration ago, boolean cancelled, Due.Way way) {
        var request = new Request(new OrderId(UUID.randomUUID()), operation, 1, Sample.TERMS, null);
        var due = new Due(request, tries, NOW.minus(ago), cancelled, Causation.fromRequest());

        assertThat(due.way(NOW, BOUND, RETENTION)).isEqualTo(way);
    }
}
