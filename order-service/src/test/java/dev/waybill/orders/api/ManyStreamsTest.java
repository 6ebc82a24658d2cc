package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

class ManyStreamsTest extends RunningService {

    private static final Logger log = LoggerFactory.getLogger(ManyStreamsTest.class);
    private static final int WAVE = 50;
    private static final int MOST_THREADS = 10;
    private static final long MOST_BYTES_PER_STREAM = 130_000;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aThousandStreamsCostLittleHearTheEndAtOnceAndOneMoreIsRefused() throws IOException {
        List<String> orders = Stream.generate(this::place).limit(10).toList();
        try (var first = new Listener(port(), orders.getFirst())) {
            await().until(() -> !first.ids().isEmpty());
        }
        await().until(() -> open() == 0);
        int threads = threads();
        long heap = heap();

        List<Socket> sockets = follow(orders);
        assertThat(open()).isEqualTo(MOST_STREAMS);

        long each = (heap() - heap) / MOST_STREAMS;
        log.info("{} bytes of heap and {} threads for each of {} streams", each, threads() - threads, MOST_STREAMS);
        assertThat(threads() - threads).isLessThan(MOST_THREADS);
        assertThat(each).isLessThan(MOST_BYTES_PER_STREAM);
        assertThat(get("/orders/" + orders.getFirst() + "/stream").statusCode()).isEqualTo(503);

        orders.forEach(id -> post("/orders/" + id + "/cancellation", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
        for (Socket socket : sockets) {
            String heard = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(heard).contains("id: 1\n", "id: 2\n", "\"status\":\"CANCELLED\"");
            socket.close();
        }
    }

    /** A wave at a time: a thousand at once may be more than the service looks up in time, and it would say so. */
    private List<Socket> follow(List<String> orders) throws IOException {
        var sockets = new ArrayList<Socket>();
        while (sockets.size() < MOST_STREAMS) {
            List<Socket> wave = new ArrayList<>();
            for (int i = 0; i < WAVE; i++) {
                wave.add(ask(orders.get(i % orders.size())));
            }
            for (Socket socket : wave) {
                byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
                assertThat(status).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1 200");
            }
            sockets.addAll(wave);
        }
        return sockets;
    }

    private Socket ask(String order) throws IOException {
        var socket = new Socket("localhost", port());
        String request =
                "GET /orders/%s/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(order);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private double open() {
        return meters.get("waybill.streams").gauge().value();
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
