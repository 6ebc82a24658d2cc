package dev.waybill.payments.gateway;

import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalTaskResult;
import dev.waybill.messaging.MissingSettingException;
import dev.waybill.payments.domain.ClaimedRequest;
import dev.waybill.payments.domain.GatewayOperation;
import dev.waybill.payments.domain.GatewayOutcome;
import dev.waybill.payments.domain.GatewayOutcome.Definite;
import dev.waybill.payments.domain.GatewayRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
        for (GatewayOperation operation : GatewayOperation.values()) {
            Timer unused = timer(operation, GatewayOutcome.Refused.class); // an alert must see the first refusal
        }
    }

    public ExternalCall describe(ClaimedRequest claimed) {
        GatewayRequest request = claimed.request();
        return new ExternalCall(PARTNER, request.operation().code(), request.orderId(), claimed.cause());
    }

    /** @throws GatewayUnavailableException if the outcome is unknown */
    public GatewayOutcome call(ClaimedRequest claimed) {
        GatewayRequest request = claimed.request();
        return switch (claimed.strategy(clock.instant(), properties.authorizationBound(), properties.keyRetention())) {
            case CALL -> gateway.execute(request);
            case QUERY_FIRST -> {
                Optional<Definite> known = gateway.query(request);
                yield known.isPresent() ? known.get() : gateway.execute(request);
            }
            case ABANDON -> {
                Optional<Definite> known = gateway.abandon(request);
                yield known.isPresent() ? known.get() : new GatewayOutcome.Abandoned();
            }
        };
    }

    public void measure(ExternalTaskResult<ClaimedRequest, GatewayOutcome> result, Duration duration) {
        timer(result.task().request().operation(), outcome(result).getClass()).record(duration);
    }

    private Timer timer(GatewayOperation operation, Class<? extends GatewayOutcome> outcome) {
        return meters.timer(
                "waybill.gateway",
                "operation",
                operation.code(),
                "outcome",
                outcome.getSimpleName().toLowerCase(Locale.ROOT));
    }

    public static GatewayOutcome outcome(ExternalTaskResult<ClaimedRequest, GatewayOutcome> result) {
        return result.response().orElseGet(GatewayOutcome.Unknown::new);
    }
}
