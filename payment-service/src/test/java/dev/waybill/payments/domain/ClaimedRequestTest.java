package dev.waybill.payments.domain;

import static dev.waybill.payments.domain.SamplePayments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.Causation;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimedRequestTest {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final Duration RETENTION = Duration.ofHours(23);

    @ParameterizedTest
    @CsvSource({
        "AUTHORIZATION, 1, PT0S,   false, CALL",
        "AUTHORIZATION, 2, PT1M,   false, CALL",
        "AUTHORIZATION, 2, PT2M1S, false, ABANDON",
        "AUTHORIZATION, 2, PT1S,   true,  ABANDON",
        "CAPTURE,       1, PT0S,   false, CALL",
        "CAPTURE,       9, PT22H,  false, CALL",
        "CAPTURE,       9, PT24H,  false, QUERY_FIRST",
        "VOID,          9, PT24H,  false, QUERY_FIRST",
        "REFUND,        9, PT24H,  false, QUERY_FIRST"
    })
    void theStrategyDependsOnEarlierCallsAndTheirAge(
            GatewayOperation operation,
            int tries,
            Duration ago,
            boolean cancelled,
            ClaimedRequest.CallStrategy strategy) {
        var request = new GatewayRequest(new OrderId(UUID.randomUUID()), operation, 1, SamplePayments.TERMS, null);
        var due = new ClaimedRequest(request, tries, NOW.minus(ago), cancelled, Causation.fromRequest());

        assertThat(due.strategy(NOW, BOUND, RETENTION)).isEqualTo(strategy);
    }
}
