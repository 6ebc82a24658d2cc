package dev.waybill.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The transition table. "-" means ignored, "flag" that only a flag is recorded, "409" that the request is rejected. */
class OrderStateMachineTest {

    private static final String TABLE = """
            trigger                | PENDING                    | CONFIRMED                  | CANCELLING                 | SHIPPED        | COMPLETED | CANCELLED
            STOCK_RESERVED         | flag                       | -                          | -                          | -              | -         | -
            STOCK_REJECTED         | CANCELLED OUT_OF_STOCK     | -                          | -                          | -              | -         | -
            STOCK_RELEASED         | -                          | -                          | -                          | -              | -         | -
            STOCK_COMMITTED        | -                          | -                          | -                          | -              | -         | -
            PAYMENT_AUTHORIZED     | flag                       | -                          | -                          | -              | -         | -
            PAYMENT_DECLINED       | CANCELLED PAYMENT_DECLINED | -                          | -                          | -              | -         | -
            PAYMENT_CAPTURED       | flag                       | flag                       | flag                       | COMPLETED      | -         | -
            PAYMENT_CAPTURE_FAILED | flag                       | flag                       | flag                       | CAPTURE_FAILED | -         | -
            PAYMENT_VOIDED         | -                          | -                          | -                          | -              | -         | -
            PAYMENT_SETTLED_MANUALLY | flag                     | flag                       | flag                       | COMPLETED      | -         | -
            PAYMENT_REFUNDED       | -                          | -                          | -                          | -              | -         | -
            SHIPMENT_SCHEDULED     | -                          | -                          | -                          | -              | -         | -
            SHIPMENT_DISPATCHED    | flag                       | SHIPPED                    | SHIPPED                    | -              | -         | -
            SHIPMENT_DELIVERED     | flag                       | SHIPPED                    | SHIPPED                    | -              | -         | -
            SHIPMENT_CANCELLED     | CANCELLED SHIPPING_FAILED  | CANCELLED SHIPPING_FAILED  | CANCELLED CUSTOMER_REQUEST | -              | -         | -
            SHIPMENT_FAILED        | CANCELLED SHIPPING_FAILED  | CANCELLED SHIPPING_FAILED  | CANCELLED CUSTOMER_REQUEST | -              | -         | -
            CUSTOMER_CANCELS       | CANCELLED CUSTOMER_REQUEST | CANCELLING                 | -                          | 409            | 409       | -
            DEADLINE_PASSES        | CANCELLED TIMED_OUT        | -                          | -                          | -              | -         | -
            """;

    @ParameterizedTest(name = "{0} + {1}: {2}")
    @MethodSource("cells")
    void everyTriggerHasADefinedOutcomeInEveryStatus(OrderStatus status, OrderTrigger trigger, String expected) {
        assertThat(described(OrderStateMachine.decide(status, SagaFlags.NONE, trigger)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} + {1}")
    @MethodSource("cells")
    void flagsChangeOnlyTheOutcomesThatDependOnThem(OrderStatus status, OrderTrigger trigger, String expected) {
        for (SagaFlags flags : allFlags()) {
            String now = described(OrderStateMachine.decide(status, flags, trigger));
            assertThat(now).as("with flags %s", flags).isIn(allowed(status, trigger, expected, flags));
        }
    }

    static Stream<Arguments> cells() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.trim().split("\\s*\\|\\s*")).toList();
        String[] statuses = rows.getFirst();
        var cells = new ArrayList<Arguments>();
        var seen = EnumSet.noneOf(OrderTrigger.class);
        for (String[] row : rows.subList(1, rows.size())) {
            OrderTrigger trigger = OrderTrigger.valueOf(row[0]);
            seen.add(trigger);
            for (int i = 1; i < statuses.length; i++) {
                cells.add(Arguments.of(OrderStatus.valueOf(statuses[i]), trigger, row[i]));
            }
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(OrderTrigger.class));
        assertThat(cells).hasSize(OrderStatus.values().length * OrderTrigger.values().length);
        return cells.stream();
    }

    /** Flags matter in three cells only: the two that complete stock and payment, and a repeated failure. */
    private static Set<String> allowed(OrderStatus status, OrderTrigger trigger, String expected, SagaFlags flags) {
        boolean isOtherGiven = trigger == OrderTrigger.STOCK_RESERVED && flags.authorized()
                || trigger == OrderTrigger.PAYMENT_AUTHORIZED && flags.reserved();
        if (status == OrderStatus.PENDING && isOtherGiven) {
            return Set.of("CONFIRMED");
        }
        if (expected.equals("CAPTURE_FAILED") && flags.captureFailed()) {
            return Set.of("-");
        }
        return Set.of(expected);
    }

    private static List<SagaFlags> allFlags() {
        return IntStream.range(0, 1 << 6)
                .mapToObj(bits -> new SagaFlags(
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 4) != 0,
                        (bits & 8) != 0,
                        (bits & 16) != 0,
                        (bits & 32) != 0))
                .toList();
    }

    private static String described(TransitionOutcome outcome) {
        return switch (outcome) {
            case TransitionOutcome.Ignored() -> "-";
            case TransitionOutcome.FlagRecorded() -> "flag";
            case TransitionOutcome.Confirmed() -> "CONFIRMED";
            case TransitionOutcome.Cancelled(var reason) -> "CANCELLED " + reason;
            case TransitionOutcome.CancellationRequested() -> "CANCELLING";
            case TransitionOutcome.Shipped() -> "SHIPPED";
            case TransitionOutcome.CaptureFailed() -> "CAPTURE_FAILED";
            case TransitionOutcome.Completed() -> "COMPLETED";
            case TransitionOutcome.Rejected() -> "409";
        };
    }
}
