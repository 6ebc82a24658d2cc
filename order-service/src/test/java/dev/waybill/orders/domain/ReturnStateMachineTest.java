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

/** The transition table of returns; "-" changes nothing. */
class ReturnStateMachineTest {

    private static final String TABLE = """
            status           | arrived | restocked        | refunded  | failed
            REQUESTED        | -       | RESTOCKED        | REFUNDED  | REFUND_FAILED
            REFUNDED         | -       | COMPLETED        | -         | -
            REFUND_FAILED    | -       | RESTOCKED_UNPAID | REFUNDED  | -
            RESTOCKED        | -       | -                | COMPLETED | RESTOCKED_UNPAID
            RESTOCKED_UNPAID | -       | -                | COMPLETED | -
            COMPLETED        | -       | -                | -         | -
            """;

    private static final Map<String, ReturnTrigger> TRIGGERS = Map.of(
            "arrived", new ReturnTrigger.Arrived(),
            "restocked", new ReturnTrigger.Restocked(),
            "refunded", new ReturnTrigger.Refunded(),
            "failed", new ReturnTrigger.RefundFailed(new ReasonCode("processing_error")));

    @ParameterizedTest(name = "{0} + {1}: {2}")
    @MethodSource("cells")
    void everyTriggerHasADefinedOutcomeInEveryStatus(ReturnStatus status, String trigger, String expected) {
        ReturnStatus next = ReturnStateMachine.next(status, trigger(trigger));
        assertThat(next == status ? "-" : next.name()).isEqualTo(expected);
    }

    @Test
    void theTableIsComplete() {
        assertThat(TRIGGERS.values().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(ReturnTrigger.class.getPermittedSubclasses());
        assertThat(cells()).hasSize(ReturnStatus.values().length * TRIGGERS.size());
    }

    static Stream<Arguments> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.trim().split("\\s*\\|\\s*")).toList();
        String[] triggers = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, triggers.length)
                        .mapToObj(i -> Arguments.of(ReturnStatus.valueOf(row[0]), triggers[i], row[i])));
    }

    private static ReturnTrigger trigger(String name) {
        return Objects.requireNonNull(TRIGGERS.get(name), name);
    }
}
