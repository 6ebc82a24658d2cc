package dev.waybill.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table as a table. A cell says where the order goes; "-" changes nothing, "note" remembers, "409" refuses. */
class TransitionsTest {

    private static final String TABLE = """
            signal                 | PENDING                    | CONFIRMED                  | CANCELLING                 | SHIPPED        | COMPLETED | CANCELLED
            STOCK_RESERVED         | note                       | -                          | -                          | -              | -         | -
            STOCK_REJECTED         | CANCELLED OUT_OF_STOCK     | -                          | -                          | -              | -         | -
            STOCK_RELEASED         | -                          | -                          | -                          | -              | -         | -
            STOCK_COMMITTED        | -                          | -                          | -                          | -              | -         | -
            PAYMENT_AUTHORIZED     | note                       | -                          | -                          | -              | -         | -
            PAYMENT_DECLINED       | CANCELLED PAYMENT_DECLINED | -                          | -                          | -              | -         | -
            PAYMENT_CAPTURED       | note                       | note                       | note                       | COMPLETED      | -         | -
            PAYMENT_CAPTURE_FAILED | note                       | note                       | note                       | CAPTURE_FAILED | -         | -
            PAYMENT_VOIDED         | -                          | -                          | -                          | -              | -         | -
            PAYMENT_REFUNDED       | -                          | -                          | -                          | -              | -         | -
            SHIPMENT_SCHEDULED     | -                          | -                          | -                          | -              | -         | -
            SHIPMENT_DISPATCHED    | note                       | SHIPPED                    | SHIPPED                    | -              | -         | -
            SHIPMENT_DELIVERED     | note                       | SHIPPED                    | SHIPPED                    | -              | -         | -
            SHIPMENT_CANCELLED     | CANCELLED SHIPPING_FAILED  | CANCELLED SHIPPING_FAILED  | CANCELLED CUSTOMER_REQUEST | -              | -         | -
            SHIPMENT_FAILED        | CANCELLED SHIPPING_FAILED  | CANCELLED SHIPPING_FAILED  | CANCELLED CUSTOMER_REQUEST | -              | -         | -
            CUSTOMER_CANCELS       | CANCELLED CUSTOMER_REQUEST | CANCELLING                 | -                          | 409            | 409       | -
            DEADLINE_PASSES        | CANCELLED TIMED_OUT        | -                          | -                          | -              | -         | -
            """;

    @ParameterizedTest(name = "{0} + {1}: {2}")
    @MethodSource("cells")
    void everySignalHasItsOutcomeInEveryStatus(OrderStatus status, Signal signal, String outcome) {
        assertThat(described(Transitions.decide(status, Set.of(), signal))).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} + {1}")
    @MethodSource("cells")
    void noRememberedFactChangesWhatIsFinalOrAlreadyDecided(OrderStatus status, Signal signal, String outcome) {
        for (Set<Fact> known : allSetsOfFacts()) {
            String now = described(Transitions.decide(status, known, signal));
            assertThat(now).as("knowing %s", known).isIn(expected(status, signal, outcome, known));
        }
    }

    static Stream<Arguments> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.trim().split("\\s*\\|\\s*")).toList();
        String[] statuses = rows.getFirst();
        var cells = new ArrayList<Arguments>();
        var seen = EnumSet.noneOf(Signal.class);
        for (String[] row : rows.subList(1, rows.size())) {
            Signal signal = Signal.valueOf(row[0]);
            seen.add(signal);
            for (int i = 1; i < statuses.length; i++) {
                cells.add(Arguments.of(OrderStatus.valueOf(statuses[i]), signal, row[i]));
            }
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(Signal.class));
        assertThat(cells).hasSize(OrderStatus.values().length * Signal.values().length);
        return cells.stream();
    }

    /** Facts decide in three cells only: two that complete the pair of answers, and a failure that is known already. */
    private static Set<String> expected(OrderStatus status, Signal signal, String outcome, Set<Fact> known) {
        Map<Signal, Fact> missingHalf =
                Map.of(Signal.STOCK_RESERVED, Fact.AUTHORIZED, Signal.PAYMENT_AUTHORIZED, Fact.RESERVED);
        Fact half = missingHalf.get(signal);
        if (status == OrderStatus.PENDING && half != null && known.contains(half)) {
            return Set.of("CONFIRMED");
        }
        if (outcome.equals("CAPTURE_FAILED") && known.contains(Fact.CAPTURE_FAILED)) {
            return Set.of("-");
        }
        return Set.of(outcome);
    }

    private static List<Set<Fact>> allSetsOfFacts() {
        Fact[] facts = Fact.values();
        var sets = new ArrayList<Set<Fact>>();
        for (int bits = 0; bits < 1 << facts.length; bits++) {
            Set<Fact> set = EnumSet.noneOf(Fact.class);
            for (Fact fact : facts) {
                if ((bits >> fact.ordinal() & 1) == 1) {
                    set.add(fact);
                }
            }
            sets.add(set);
        }
        return sets;
    }

    private static String described(Decision decision) {
        return switch (decision) {
            case Decision.Ignored() -> "-";
            case Decision.Noted() -> "note";
            case Decision.Confirmed() -> "CONFIRMED";
            case Decision.Cancelled(var reason) -> "CANCELLED " + reason;
            case Decision.CancellationRequested() -> "CANCELLING";
            case Decision.Shipped() -> "SHIPPED";
            case Decision.CaptureMissed() -> "CAPTURE_FAILED";
            case Decision.Completed() -> "COMPLETED";
            case Decision.Refused() -> "409";
        };
    }
}
