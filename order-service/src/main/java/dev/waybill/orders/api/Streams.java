package dev.waybill.orders.api;

import dev.waybill.events.Event;
import dev.waybill.events.OrderEvent;
import dev.waybill.events.OrderId;
import dev.waybill.events.PaymentEvent;
import dev.waybill.events.ShipmentEvent;
import dev.waybill.messaging.ChangeFeed;
import dev.waybill.messaging.ChangeListener;
import dev.waybill.orders.domain.OrderDetails;
import dev.waybill.orders.domain.Orders;
import dev.waybill.web.JsonResponseWriter;
import dev.waybill.web.UnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The orders that are followed here, and by whom. What has changed is read once for all who follow it, many orders at a
 * time; a follower is given the latest version, so that of two changes in quick succession it may see the second only.
 * Ends all streams before the service stops answering. Thread-safe.
 */
@Component
final class Streams implements ChangeListener, SmartLifecycle {

    private static final int CHUNK = 500;
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Orders orders;
    private final JsonResponseWriter json;
    private final ChangeFeed lookout;
    private final int most;
    private final Map<OrderId, Set<Follower>> followers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean running;

    Streams(Orders orders, JsonResponseWriter json, ChangeFeed lookout, StreamSettings settings, MeterRegistry meters) {
        this.orders = orders;
        this.json = json;
        this.lookout = lookout;
        this.most = settings.maxStreams();
        Gauge.builder("waybill.streams", open, AtomicInteger::get)
                .description("Open streams of orders")
                .register(meters);
    }

    /**
     * Follows an order, which is not looked at yet: whoever reads it from now on misses no later change.
     *
     * @throws UnavailableException if there are as many streams as there may be
     */
    Follower follow(OrderId id) {
        if (open.incrementAndGet() > most || !running) {
            open.decrementAndGet();
            throw new UnavailableException("As many orders are followed here as can be.", A_WHILE);
        }
        var follower = new Follower(id);
        followers.compute(id, (order, others) -> {
            Set<Follower> all = others == null ? ConcurrentHashMap.newKeySet(1) : others;
            all.add(follower);
            return all;
        });
        lookout.subscribe(this);
        return follower;
    }

    void leave(Follower follower) {
        followers.computeIfPresent(follower.order(), (order, all) -> {
            all.remove(follower);
            return all.isEmpty() ? null : all;
        });
        open.decrementAndGet();
    }

    Snapshot show(OrderDetails order) {
        boolean isFinal = order.state().status().isFinal();
        return new Snapshot(order.state().version(), isFinal, json.write(OrderView.of(order)));
    }

    @Override
    public Set<Class<? extends Event>> eventTypes() {
        return Set.of(OrderEvent.class, PaymentEvent.class, ShipmentEvent.class);
    }

    @Override
    public boolean isActive() {
        return !followers.isEmpty();
    }

    @Override
    public boolean matches(OrderId order) {
        return followers.containsKey(order);
    }

    @Override
    public void onChange(Set<OrderId> changed) {
        tell(List.copyOf(changed));
    }

    @Override
    public void resync() {
        tell(List.copyOf(followers.keySet()));
    }

    private void tell(List<OrderId> ids) {
        for (int i = 0; i < ids.size(); i += CHUNK) {
            for (OrderDetails order : orders.find(ids.subList(i, Math.min(ids.size(), i + CHUNK)))) {
                offer(followers.getOrDefault(order.id(), Set.of()), order);
            }
        }
    }

    private void offer(Collection<Follower> all, OrderDetails order) {
        if (!all.isEmpty()) {
            Snapshot snapshot = show(order);
            all.forEach(follower -> follower.offer(snapshot));
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Those who follow come back to another instance, and say there what they have seen. */
    @Override
    public void stop() {
        running = false;
        followers.values().forEach(all -> all.forEach(follower -> follower.offer(Snapshot.NONE)));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
