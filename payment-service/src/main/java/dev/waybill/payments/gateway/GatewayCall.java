package dev.waybill.payments.gateway;

import dev.waybill.messaging.ExternalCall;
import dev.waybill.messaging.ExternalCalls;
import dev.waybill.messaging.MdcScope;
import dev.waybill.payments.domain.Due;
import dev.waybill.payments.domain.Outcome;
import dev.waybill.payments.domain.Outcome.Definite;
import dev.waybill.payments.domain.Request;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One call: the right way, within its time, through the circuit breaker. Thread-safe. */
@Component
class GatewayCall {

    private static final Logger log = LoggerFactory.getLogger(GatewayCall.class);

    private final PaymentGateway gateway;
    private final CircuitBreaker breaker;
    private final ExternalCalls partner;
    private final PaymentProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    GatewayCall(
            PaymentGateway gateway,
            CircuitBreaker gatewayBreaker,
            ExternalCalls partner,
            PaymentProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.gateway = gateway;
        this.breaker = gatewayBreaker;
        this.partner = partner;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    /** Never throws: a call that fails has an unknown outcome, whatever it failed of. */
    Outcome make(Due due) {
        try (var _ = MdcScope.of(due.request().orderId(), due.cause())) {
            return measured(due);
        }
    }

    private Outcome measured(Due due) {
        Timer.Sample started = Timer.start(meters);
        Outcome outcome = attempt(due);
        started.stop(meters.timer(
                "waybill.gateway",
                "operation",
                due.request().operation().code(),
                "outcome",
                outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
        return outcome;
    }

    private Outcome attempt(Due due) {
        Request request = due.request();
        var call = new ExternalCall("payment-gateway", request.operation().code(), request.orderId(), due.cause());
        try {
            var limit = new TimeLimit(properties.callLimit());
            return breaker.executeSupplier(() -> limit.apply(() -> partner.execute(call, () -> ask(due))));
        } catch (CallNotPermittedException e) {
            return new Outcome.Unknown();
        } catch (GatewayUnavailableException e) {
            log.warn(
                    "{} is not known to have happened and will be asked for again: {} ({})",
                    due.request().idempotencyKey(),
                    e.getMessage(),
                    e.getCause() == null ? "" : e.getCause().toString());
            return new Outcome.Unknown();
        }
    }

    private Outcome ask(Due due) {
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
}
