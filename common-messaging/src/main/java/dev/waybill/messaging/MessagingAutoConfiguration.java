package dev.waybill.messaging;

import dev.waybill.events.Event;
import dev.waybill.messaging.codec.EventSerde;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock, the serde of a service's events, health and metric of each {@link Degradation}, and circuit breakers. */
@AutoConfiguration
public class MessagingAutoConfiguration {

    /** With the precision of the database: a time is the same before and after it is stored. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
    }

    @Bean
    TimeSource timeSource(Clock clock) {
        return TimeSource.of(clock);
    }

    /** For the events that the service publishes and those that it consumes. */
    @Bean
    EventSerde eventSerde(ObjectProvider<PublishedTopic> publishedTopics, ObjectProvider<EventMapper<?, ?>> mappers) {
        var baseTypes = new ArrayList<Class<? extends Event>>();
        publishedTopics.forEach(topic -> baseTypes.add(topic.eventType()));
        mappers.forEach(mapper -> baseTypes.add(mapper.eventType()));
        return new EventSerde(baseTypes);
    }

    /** Always up; its detail {@code degraded} has the cause and reason of each degradation, if there is any. */
    @Bean
    HealthIndicator degradation(ObjectProvider<Degradation> degradations) {
        List<Degradation> all = degradations.orderedStream().toList();
        return () -> {
            var reasons = new TreeMap<String, String>();
            all.forEach(each -> each.reason()
                    .get()
                    .ifPresent(reason -> reasons.merge(each.cause(), reason, (one, other) -> one + "; " + other)));
            Health.Builder health = Health.up();
            return (reasons.isEmpty() ? health : health.withDetail("degraded", reasons)).build();
        };
    }

    @Bean
    MeterBinder degradationMetrics(ObjectProvider<Degradation> degradations) {
        return registry -> degradations.stream()
                .collect(Collectors.groupingBy(Degradation::cause))
                .forEach((cause, all) -> register(cause, all, registry));
    }

    private static void register(String cause, List<Degradation> degradations, MeterRegistry registry) {
        Gauge.builder(
                        "waybill.degraded",
                        () -> degradations.stream()
                                        .anyMatch(each -> each.reason().get().isPresent())
                                ? 1
                                : 0)
                .description("1 while a part of the work waits for others, by cause")
                .tag("cause", cause)
                .register(registry);
    }

    /** For the services that call partners. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({CircuitBreakerRegistry.class, TaggedCircuitBreakerMetrics.class})
    static class CircuitBreakerConfiguration {

        @Bean
        CircuitBreakerRegistry circuitBreakers() {
            return CircuitBreakerRegistry.ofDefaults();
        }

        @Bean
        MeterBinder circuitBreakerMetrics(CircuitBreakerRegistry circuitBreakers) {
            return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuitBreakers);
        }
    }
}
