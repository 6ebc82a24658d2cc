package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.orders.application.OrderQueryService;
import dev.waybill.orders.domain.Order;
import dev.waybill.web.LongRunningRequests;
import dev.waybill.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Streams an order's versions as server-sent events; the id of an event is the version. Each stream is a virtual thread,
 * so a slow client delays no other.
 */
@RestController
class OrderStreamController {

    static final String PATH = "/orders/{id}/stream";

    private static final Logger log = LoggerFactory.getLogger(OrderStreamController.class);
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private final OrderQueryService queries;
    private final OrderSubscriptions subscriptions;
    private final LongRunningRequests longRunningRequests;
    private final Duration heartbeat;
    private final Clock clock;

    OrderStreamController(
            OrderQueryService queries,
            OrderSubscriptions subscriptions,
            LongRunningRequests longRunningRequests,
            StreamProperties properties,
            Clock clock) {
        this.queries = queries;
        this.subscriptions = subscriptions;
        this.longRunningRequests = longRunningRequests;
        this.heartbeat = properties.streamHeartbeat();
        this.clock = clock;
    }

    /** The headers alone. A stream without a body would never notice that its client has gone. */
    @RequestMapping(method = RequestMethod.HEAD, path = PATH, produces = SseWriter.MEDIA_TYPE)
    void head(@PathVariable OrderId id, HttpServletResponse response, Caller caller) {
        Order unused = queries.get(id, caller);
        SseWriter.setHeaders(response);
    }

    @GetMapping(path = PATH, produces = SseWriter.MEDIA_TYPE)
    void stream(
            @PathVariable OrderId id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller)
            throws InterruptedException {
        SseSubscriber subscriber = subscriptions.subscribe(id, caller);
        try {
            OrderSnapshot current = subscriptions.snapshot(queries.get(id, caller));
            boolean isKnown = lastEventId != null
                    && VERSION.matcher(lastEventId).matches()
                    && Integer.parseInt(lastEventId) == current.version();
            if (isKnown && current.isFinal()) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT); // stops the client from reconnecting
            } else {
                longRunningRequests.begin(request);
                subscriber.offer(current);
                send(subscriber, isKnown ? current.version() : 0, new SseWriter(response), caller);
            }
        } catch (IOException e) {
            log.debug("The client of a stream of order {} has disconnected: {}", id, e.toString());
        } finally {
            subscriptions.unsubscribe(subscriber);
        }
    }

    /** Until the order has ended, or the caller's token: its client goes on with a new one. */
    private void send(SseSubscriber subscriber, int knownVersion, SseWriter events, Caller caller)
            throws IOException, InterruptedException {
        boolean isOver = false;
        while (!isOver) {
            Optional<OrderSnapshot> next = subscriber.next(heartbeat);
            if (next.isEmpty()) {
                events.sendHeartbeat();
            } else if (next.get() != OrderSnapshot.END_OF_STREAM && next.get().version() != knownVersion) {
                events.send(next.get());
            }
            isOver = next.filter(OrderSnapshot::isFinal).isPresent() || caller.isExpired(clock.instant());
        }
    }
}
