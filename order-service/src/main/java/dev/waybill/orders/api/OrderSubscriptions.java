package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Order;
import dev.waybill.orders.persistence.OrderRepository;
import dev.waybill.orders.persistence.PostgresOrderChanges;
import dev.waybill.web.JsonResponseWriter;
import dev.waybill.web.ProblemException;
import dev.waybill.web.security.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The open streams of this instance by order. A changed order is read once for all its subscribers, many orders in one
 * query; subscribers get the latest version, so of two changes in quick succession they may see only the second. Ends all
 * streams before the service stops. Thread-safe.
 */
@Component
final class OrderSubscriptions implements PostgresOrderChanges.Listener, SmartLifecycle {

    private static final int CHUNK = 500;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final OrderRepository orders;
    private final JsonResponseWriter json;
    private final PostgresOrderChanges changes;
    private final int maxStreams;
    private final CallerStreams ofCallers;
    private final Map<OrderId, Set<SseSubscriber>> subscribers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean running;

    OrderSubscriptions(
            OrderRepository orders,
            JsonResponseWriter json,
            PostgresOrderChanges changes,
            StreamProperties properties,
            MeterRegistry registry) {
        this.orders = orders;
        this.json = json;
        this.changes = changes;
        this.maxStreams = properties.maxStreams();
        this.ofCallers = new CallerStreams(properties.maxStreamsPerCustomer(), properties.maxStreamsPerClient());
        Gauge.builder("waybill.streams", open, AtomicInteger::get)
                .description("Open streams of orders")
                .register(registry);
    }

    /**
     * Subscribes to an order without reading it: a caller that reads it afterwards misses no later change.
     *
     * @throws ProblemException if the maximum number of streams is open, of this caller or of all
     */
    SseSubscriber subscribe(OrderId id, Caller caller) {
        if (!ofCallers.tryOpen(caller)) {
            throw ProblemException.tooManyRequests(
                    "The maximum number of order streams of this caller is open.", RETRY_AFTER);
        }
        if (open.incrementAndGet() > maxStreams || !running) {
            open.decrementAndGet();
            ofCallers.close(caller);
            throw ProblemException.unavailable("The maximum number of order streams is open.", RETRY_AFTER);
        }
        var subscriber = new SseSubscriber(id, caller);
        subscribers.compute(id, (order, others) -> {
            Set<SseSubscriber> all = others == null ? ConcurrentHashMap.newKeySet(1) : others;
            all.add(subscriber);
            return all;
        });
        changes.subscribe(this);
        return subscriber;
    }

    void unsubscribe(SseSubscriber subscriber) {
        subscribers.computeIfPresent(subscriber.order(), (order, all) -> {
            all.remove(subscriber);
            return all.isEmpty() ? null : all;
        });
        open.decrementAndGet();
        ofCallers.close(subscriber.caller());
    }

    OrderSnapshot snapshot(Order order) {
        boolean isFinal = order.status().isFinal();
        return new OrderSnapshot(order.version(), isFinal, json.write(OrderResponse.of(order)));
    }

    @Override
    public boolean isActive() {
        return !subscribers.isEmpty();
    }

    @Override
    public void onChange(Set<OrderId> changed) {
        sendCurrent(changed.stream().filter(subscribers::containsKey).toList());
    }

    @Override
    public void resync() {
        sendCurrent(List.copyOf(subscribers.keySet()));
    }

    private void sendCurrent(List<OrderId> ids) {
        ids.stream()
                .gather(Gatherers.windowFixed(CHUNK))
                .flatMap(chunk -> orders.findAllById(chunk).stream())
                .forEach(order -> offer(subscribers.getOrDefault(order.orderId(), Set.of()), order));
    }

    private void offer(Collection<SseSubscriber> all, Order order) {
        if (!all.isEmpty()) {
            OrderSnapshot snapshot = snapshot(order);
            all.forEach(subscriber -> subscriber.offer(snapshot));
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Clients reconnect to another instance, with the last version that they received. */
    @Override
    public void stop() {
        running = false;
        subscribers.values().forEach(all -> all.forEach(subscriber -> subscriber.offer(OrderSnapshot.END_OF_STREAM)));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
