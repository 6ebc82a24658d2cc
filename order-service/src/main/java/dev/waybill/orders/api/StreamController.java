package dev.waybill.orders.api;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Orders;
import dev.waybill.web.LongRunningRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Following an order live. A stream is a virtual thread that waits for its order, so that a slow reader holds up nobody
 * else. An event's id is the order's version.
 */
@RestController
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private final Orders orders;
    private final Streams streams;
    private final LongRunningRequests longAnswers;
    private final Duration heartbeat;

    StreamController(Orders orders, Streams streams, LongRunningRequests longAnswers, StreamSettings settings) {
        this.orders = orders;
        this.streams = streams;
        this.longAnswers = longAnswers;
        this.heartbeat = settings.streamHeartbeat();
    }

    @GetMapping(path = "/orders/{id}/stream", produces = EventStream.MEDIA_TYPE)
    void stream(
            @PathVariable OrderId id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        Follower follower = streams.follow(id);
        try {
            Snapshot now = orders.find(id).map(streams::show).orElseThrow(OrderController::unknown);
            boolean isKnown = lastSeen != null
                    && VERSION.matcher(lastSeen).matches()
                    && Integer.parseInt(lastSeen) == now.version();
            if (isKnown && now.isFinal()) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT); // tells the reader not to come back
            } else {
                longAnswers.begin(request);
                follower.offer(now);
                send(follower, isKnown ? now.version() : 0, new EventStream(response));
            }
        } catch (IOException e) {
            log.debug("A reader of order {} has left: {}", id, e.toString());
        } finally {
            streams.leave(follower);
        }
    }

    private void send(Follower follower, int known, EventStream events) throws IOException, InterruptedException {
        boolean over = false;
        while (!over) {
            Optional<Snapshot> next = follower.next(heartbeat);
            if (next.isEmpty()) {
                events.beat();
            } else if (next.get() != Snapshot.NONE && next.get().version() != known) {
                events.send(next.get());
            }
            over = next.filter(Snapshot::isFinal).isPresent();
        }
    }
}
