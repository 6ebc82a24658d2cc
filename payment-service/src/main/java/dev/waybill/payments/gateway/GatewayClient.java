package dev.waybill.payments.gateway;

import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalTaskResult;
import dev.waybill.messaging.MissingSettingException;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Request;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Calls the gateway for claimed requests without ever booking twice. Thread-safe. */
@Component
public class GatewayClient {

    /** The name of the circuit breaker and, in traces, of the partner. */
    public static final String PARTNER = "payment-gateway";

    private final PaymentGateway gateway;
    private final PaymentProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    /** @throws MissingSettingException if no gateway is configured */
    GatewayClient(
            ObjectProvider<PaymentGateway> gateway, PaymentProperties properties, MeterRegistry meters, Clock clock) {
        this.gateway = gateway.getIfAvailable(() -> {
            throw new MissingSettingException("waybill.payments.gateway", "simulator, or add a PaymentGateway bean");
        });
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    public ExternalCall describe(Due due) {
        Request request = due.request();
        return new ExternalCall(PARTNER, request.operation().code(), request.orderId(), due.cause());
    }

    /** @throws GatewayUnavailableException if the outcome is unknown */
    public Outcome call(Due due) {
        Request request = due.request();
        return switch (due.way(clock.instant(), properties.authorizationBound(), properties.keyRetention())) {
            case ASK -> gateway.carryOut(request);
            case QUERY_FIRST -> {
                Optional<Definite> known = gateway.query(request);
                yield known.isPresent() ? known.get() : gateway.carryOut(request);
            }
            case ABANDON -> {
                Optional<Definite> known = gateway.abandon(request);
                yield known.isPresent() ? known.get() : new Outcome.Abandoned();
            }
        };
    }

    public void measure(ExternalTaskResult<Due, Outcome> result, Duration duration) {
        meters.timer(
                        "waybill.gateway",
                        "operation",
                        result.task().request().operation().code(),
                        "outcome",
                        outcome(result).getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .record(duration);
    }

    public static Outcome outcome(ExternalTaskResult<Due, Outcome> result) {
        return result.response().orElseGet(Outcome.Unknown::new);
    }
}
