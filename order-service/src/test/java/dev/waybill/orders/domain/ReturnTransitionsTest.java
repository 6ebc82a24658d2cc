package dev.waybill.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.ReasonCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status of a return and everything that can come to it; "-" changes nothing. */
class ReturnTransitionsTest {

    private static final String TABLE = """
            status           | arrived | restocked        | refunded  | failed
            REQUESTED        | -       | RESTOCKED        | REFUNDED  | REFUND_FAILED
            REFUNDED         | -       | COMPLETED        | -         | -
            REFUND_FAILED    | -       | RESTOCKED_UNPAID | REFUNDED  | -
            RESTOCKED        | -       | -                | COMPLETED | RESTOCKED_UNPAID
            RESTOCKED_UNPAID | -       | -                | COMPLETED | -
            COMPLETED        | -       | -                | -         | -
            """;

    private static final Map<String, ReturnSignal> SIGNALS = Map.of(
            "arrived", new ReturnSignal.Arrived(),
            "restocked", new ReturnSignal.Restocked(),
            "refunded", new ReturnSignal.Refunded(),
            "failed", new ReturnSignal.RefundFailed(new ReasonCode("processing_error")));

    @ParameterizedTest(name = "{0} + {1}: {2}")
    @MethodSource("cells")
    void everySignalHasItsOutcomeInEveryStatus(ReturnStatus status, String signal, String outcome) {
        ReturnStatus next = ReturnTransitions.after(status, signal(signal));
        assertThat(next == status ? "-" : next.name()).isEqualTo(outcome);
    }

    @Test
    void theTableKnowsEveryPair() {
        assertThat(SIGNALS.values().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(ReturnSignal.class.getPermittedSubclasses());
        assertThat(cells()).hasSize(ReturnStatus.values().length * SIGNALS.size());
    }

    static Stream<Arguments> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.trim().split("\\s*\\|\\s*")).toList();
        String[] signals = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, signals.length)
                        .mapToObj(i -> Arguments.of(ReturnStatus.valueOf(row[0]), signals[i], row[i])));
    }

    private static ReturnSignal signal(String name) {
        return Objects.requireNonNull(SIGNALS.get(name), name);
    }
}
