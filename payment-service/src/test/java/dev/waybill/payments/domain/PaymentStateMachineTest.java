package dev.waybill.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentAuthorized;
import dev.waybill.events.PaymentCaptureFailed;
import dev.waybill.events.PaymentCaptured;
import dev.waybill.events.PaymentDeclined;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.PaymentRefunded;
import dev.waybill.events.PaymentReturnRefundFailed;
import dev.waybill.events.PaymentReturnRefunded;
import dev.waybill.events.PaymentReturnSettledManually;
import dev.waybill.events.PaymentSettledManually;
import dev.waybill.events.PaymentVoided;
import dev.waybill.events.ReasonCode;
import dev.waybill.events.SettlementKind;
import dev.waybill.messaging.Causation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status and every trigger, in one table. */
class PaymentStateMachineTest {

    /**
     * A star: the gateway may have received the request. A dot: nothing changes and no event is published. After the new
     * status stands the event; {@code again} is a retry with the same key, {@code new_key} one with a new key.
     */
    private static final String TABLE = """
            state                     | placed                  | dispatched               | cancelled              | accepted               | refused                  | abandoned                    | unknown | retried | settled
            UNKNOWN                   | AUTHORIZING             | DISPATCHED               | CLOSED                 | .                      | .                        | .                            | .       | . | .
            CLOSED                    | DECLINED order_closed   | .                        | .                      | .                      | .                        | .                            | .       | . | .
            DISPATCHED                | AUTHORIZING_THEN_CAPTURE | .                       | CLOSED                 | .                      | .                        | .                            | .       | . | .
            AUTHORIZING               | .                       | AUTHORIZING_THEN_CAPTURE | DECLINED order_closed  | .                      | .                        | .                            | .       | . | .
            AUTHORIZING*              | .                       | AUTHORIZING_THEN_CAPTURE | AUTHORIZING_THEN_VOID  | AUTHORIZED authorized  | DECLINED no_funds        | DECLINED gateway_unavailable | again   | . | .
            AUTHORIZING_THEN_CAPTURE  | .                       | .                        | DECLINED order_closed  | .                      | .                        | .                            | .       | . | .
            AUTHORIZING_THEN_CAPTURE* | .                       | .                        | AUTHORIZING_THEN_VOID  | CAPTURING authorized   | DECLINED no_funds        | DECLINED gateway_unavailable | again   | . | .
            AUTHORIZING_THEN_VOID*    | .                       | .                        | .                      | VOIDING authorized     | DECLINED no_funds        | DECLINED order_closed        | again   | . | .
            AUTHORIZED                | .                       | CAPTURING                | VOIDING                | .                      | .                        | .                            | .       | . | .
            DECLINED                  | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            CAPTURING                 | .                       | .                        | CAPTURING_THEN_REFUND  | .                      | .                        | .                            | .       | . | .
            CAPTURING*                | .                       | .                        | CAPTURING_THEN_REFUND  | CAPTURED captured      | CAPTURE_FAILED no_funds  | again                        | again   | . | .
            CAPTURING_THEN_REFUND     | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            CAPTURING_THEN_REFUND*    | .                       | .                        | .                      | REFUNDING captured     | VOIDING no_funds         | again                        | again   | . | .
            CAPTURED                  | .                       | .                        | REFUNDING              | .                      | .                        | .                            | .       | . | .
            CAPTURE_FAILED            | .                       | .                        | VOIDING                | .                      | .                        | .                            | .       | CAPTURING | SETTLED_MANUALLY settled
            SETTLED_MANUALLY          | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            VOIDING                   | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            VOIDING*                  | .                       | .                        | .                      | VOIDED voided          | new_key                  | again                        | again   | . | .
            VOIDED                    | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            REFUNDING                 | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            REFUNDING*                | .                       | .                        | .                      | REFUNDED refunded      | new_key                  | again                        | again   | . | .
            REFUNDED                  | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            RETURNING                 | .                       | .                        | .                      | .                      | .                        | .                            | .       | . | .
            """;

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @MethodSource("cells")
    void everyStatusAndTriggerHasADefinedTransition(String from, String input, String expected) {
        boolean called = from.endsWith("*");
        PaymentStatus status = PaymentStatus.valueOf(from.replace("*", ""));
        var order = new OrderId(UUID.randomUUID());
        Payment before = SamplePayments.in(order, status, called);
        Payment payment = SamplePayments.in(order, status, called);

        Optional<EventWithCause> event = give(payment, status, input);

        assertThat(describe(before, payment, event)).isEqualTo(expected);
    }

    @Test
    void theTableNamesEveryStatus() {
        List<String> rows = rows().skip(1).map(row -> row[0].replace("*", "")).toList();

        assertThat(rows)
                .containsAll(
                        Arrays.stream(PaymentStatus.values()).map(Enum::name).toList());
        assertThat(rows().skip(1).filter(row -> row[0].endsWith("*")).map(row -> row[0].replace("*", "")))
                .containsExactlyElementsOf(Arrays.stream(PaymentStatus.values())
                        .filter(status -> status.operation().isPresent())
                        .map(Enum::name)
                        .toList());
    }

    private static Optional<EventWithCause> give(Payment payment, PaymentStatus status, String input) {
        return switch (input) {
            case "placed" -> payment.authorize(SamplePayments.TERMS, SamplePayments.PLACED, SamplePayments.NOW);
            case "dispatched" -> {
                payment.capture(SamplePayments.DISPATCHED, SamplePayments.NOW);
                yield Optional.empty();
            }
            case "cancelled" -> payment.cancel(SamplePayments.CANCELLED, SamplePayments.NOW);
            case "accepted" -> applyResult(payment, new GatewayOutcome.Accepted(SamplePayments.REFERENCE));
            case "refused" -> applyResult(payment, new GatewayOutcome.Refused(new ReasonCode("no_funds")));
            case "abandoned" -> applyResult(payment, new GatewayOutcome.Abandoned());
            case "unknown" -> applyResult(payment, new GatewayOutcome.Unknown());
            case "retried" -> {
                assertThat(payment.retryCapture(SamplePayments.NOW)).isEqualTo(status == PaymentStatus.CAPTURE_FAILED);
                yield Optional.empty();
            }
            case "settled" ->
                payment.settleManually(SettlementKind.WRITTEN_OFF)
                        .map(event -> new EventWithCause(event, Causation.fromRequest()));
            default -> throw new IllegalArgumentException(input);
        };
    }

    private static Optional<EventWithCause> applyResult(Payment payment, GatewayOutcome outcome) {
        GatewayOperation operation = payment.status().operation().orElse(GatewayOperation.AUTHORIZATION);
        var request = new GatewayRequest(payment.orderId(), operation, 1, SamplePayments.TERMS, null);
        return payment.applyResult(new GatewayResult(request, outcome), SamplePayments.NOW);
    }

    private static String describe(Payment before, Payment after, Optional<EventWithCause> event) {
        if (SamplePayments.areSame(before, after)) {
            assertThat(event).isEmpty();
            return ".";
        }
        if (before.status() == after.status()) {
            assertThat(event).isEmpty();
            assertThat(after.retryState().dueAt()).isAfter(SamplePayments.NOW);
            return after.retryState().attempt() == before.retryState().attempt() ? "again" : "new_key";
        }
        return (after.status() + " "
                        + event.map(EventWithCause::event)
                                .map(PaymentStateMachineTest::name)
                                .orElse(""))
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
            case PaymentSettledManually _ -> "settled";
            case PaymentReturnSettledManually _ -> "return settled";
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
