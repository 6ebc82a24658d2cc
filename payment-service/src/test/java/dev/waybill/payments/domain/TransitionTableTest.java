package dev.waybill.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.PaymentVoided;
import dev.waybill.events.ReasonCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and everything that can come to it, in one table. */
class TransitionTableTest {

    /**
     * A star: the gateway may have been asked. A dot: nothing changes and nothing is told. After the new state, what is
     * told; {@code again} is a try later with the same key, {@code anew} one with a new key.
     */
    private static final String TABLE = """
            state                     | placed                  | dispatched               | cancelled              | accepted               | refused                  | abandoned                    | unknown | retried
            UNKNOWN                   | AUTHORIZING             | DISPATCHED               | CLOSED                 | .                      | .                        | .                            | .       | .
            CLOSED                    | DECLINED order_closed   | .                        | .                      | .                      | .                        | .                            | .       | .
            DISPATCHED                | AUTHORIZING_THEN_CAPTURE | .                       | CLOSED                 | .                      | .                        | .                            | .       | .
            AUTHORIZING               | .                       | AUTHORIZING_THEN_CAPTURE | DECLINED order_closed  | .                      | .                        | .                            | .       | .
            AUTHORIZING*              | .                       | AUTHORIZING_THEN_CAPTURE | AUTHORIZING_THEN_VOID  | AUTHORIZED authorized  | DECLINED no_funds        | DECLINED gateway_unavailable | again   | .
            AUTHORIZING_THEN_CAPTURE  | .                       | .                        | DECLINED order_closed  | .                      | .                        | .                            | .       | .
            AUTHORIZING_THEN_CAPTURE* | .                       | .                        | AUTHORIZING_THEN_VOID  | CAPTURING authorized   | DECLINED no_funds        | DECLINED gateway_unavailable | again   | .
            AUTHORIZING_THEN_VOID*    | .                       | .                        | .                      | VOIDING authorized     | DECLINED no_funds        | DECLINED order_closed        | again   | .
            AUTHORIZED                | .                       | CAPTURING                | VOIDING                | .                      | .                        | .                            | .       | .
            DECLINED                  | .                       | .                        | .                      | .                      | .                        | .                            | .       | .
            CAPTURING                 | .                       | .                        | CAPTURING_THEN_REFUND  | .                      | .                        | .                            | .       | .
            CAPTURING*                | .                       | .                        | CAPTURING_THEN_REFUND  | CAPTURED captured      | CAPTURE_FAILED no_funds  | again                        | again   | .
            CAPTURING_THEN_REFUND     | .                       | .                        | .                      | .                      | .                        | .                            | .       | .
            CAPTURING_THEN_REFUND*    | .                       | .                        | .                      | REFUNDING captured     | VOIDING no_funds         | again                        | again   | .
            CAPTURED                  | .                       | .                        | REFUNDING              | .                      | .                        | .                            | .       | .
            CAPTURE_FAILED            | .                       | .                        | VOIDING                | .                      | .                        | .                            | .       | CAPTURING
            VOIDING                   | .                       | .                        | .                      | .                      | .                        | .                            | .       | .
            VOIDING*                  | .                       | .                        | .                      | VOIDED voided          | anew                     | again                        | again   | .
            VOIDED                    | .                       | .                        | .                      | .                      | .                        | .                            | .       | .
            REFUNDING                 | .                       | .                        | .                      | .                      | .                        | .                            | .       | .
            REFUNDING*                | .                       | .                        | .                      | REFUNDED refunded      | anew                     | again                        | again   | .
            REFUNDED                  | .                       | .                        | .                      | .                      | .                        | .                            | .       | .
            RETURNING                 | .                       | .                        | .                      | .                      | .                        | .                            | .       | .
            """;

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @MethodSource("cells")
    void everyStateHasADefinedReactionToEverything(String from, String input, String expected) {
        boolean asked = from.endsWith("*");
        State state = State.valueOf(from.replace("*", ""));
        Snapshot before = Sample.in(state, asked);
        Payment payment = Payment.restore(before);

        Optional<? extends Answer<?>> told = give(payment, state, input);

        assertThat(describe(before, payment.snapshot(), told)).isEqualTo(expected);
    }

    @Test
    void theTableNamesEveryState() {
        List<String> rows = rows().skip(1).map(row -> row[0].replace("*", "")).toList();

        assertThat(rows)
                .containsAll(Arrays.stream(State.values()).map(Enum::name).toList());
        assertThat(rows().skip(1).filter(row -> row[0].endsWith("*")).map(row -> row[0].replace("*", "")))
                .containsExactlyElementsOf(Arrays.stream(State.values())
                        .filter(state -> state.operation().isPresent())
                        .map(Enum::name)
                        .toList());
    }

    private static Optional<? extends Answer<?>> give(Payment payment, State state, String input) {
        return switch (input) {
            case "placed" -> payment.place(Sample.TERMS, Sample.PLACED, Sample.NOW);
            case "dispatched" -> {
                payment.dispatch(Sample.DISPATCHED, Sample.NOW);
                yield Optional.empty();
            }
            case "cancelled" -> payment.cancel(Sample.CANCELLED, Sample.NOW);
            case "accepted" -> settle(payment, new Outcome.Accepted(Sample.REFERENCE));
            case "refused" -> settle(payment, new Outcome.Refused(new ReasonCode("no_funds")));
            case "abandoned" -> settle(payment, new Outcome.Abandoned());
            case "unknown" -> settle(payment, new Outcome.Unknown());
            case "retried" -> {
                assertThat(payment.retryCapture(Sample.NOW)).isEqualTo(state == State.CAPTURE_FAILED);
                yield Optional.empty();
            }
            default -> throw new IllegalArgumentException(input);
        };
    }

    private static Optional<? extends Answer<?>> settle(Payment payment, Outcome outcome) {
        Operation operation = payment.state().operation().orElse(Operation.AUTHORIZATION);
        var request = new Request(payment.orderId(), operation, 1, Sample.TERMS, null);
        return payment.settle(new Settled(request, outcome), Sample.NOW);
    }

    private static String describe(Snapshot before, Snapshot after, Optional<? extends Answer<?>> told) {
        if (before.equals(after)) {
            assertThat(told).isEmpty();
            return ".";
        }
        if (before.state() == after.state()) {
            assertThat(told).isEmpty();
            assertThat(after.task().dueAt()).isAfter(Sample.NOW);
            return after.task().attempt() == before.task().attempt() ? "again" : "anew";
        }
        return (after.state() + " "
                        + told.map(Answer::event).map(TransitionTableTest::name).orElse(""))
                .strip();
    }

    private static String name(PaymentEvent event) {
        return switch (event) {
            case PaymentAuthorized _ -> "authorized";
            case PaymentDeclined declined -> declined.code().value();
            case PaymentCaptured _ -> "captured";
            case PaymentCaptureFailed failed -> failed.code().value();
            case PaymentVoided _ -> "voided";
            case PaymentRefunded _ -> "refunded";
            case PaymentReturnRefunded _ -> "return refunded";
            case PaymentReturnRefundFailed failed -> failed.code().value();
        };
    }

    static Stream<Arguments> cells() {
        String[] inputs = rows().findFirst().orElseThrow();
        return rows().skip(1).flatMap(row -> {
            assertThat(row).hasSameSizeAs(inputs);
            return IntStream.range(1, row.length).mapToObj(column -> Arguments.of(row[0], inputs[column], row[column]));
        });
    }

    private static Stream<String[]> rows() {
        return TABLE.lines().map(line -> line.strip().split("\\s*\\|\\s*"));
    }
}
