package dev.waybill.orders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.orders.OrderServiceIntegrationTest;
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
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

@Isolated("counts the threads and the heap of the JVM")
class ManyOrderStreamsTest extends OrderServiceIntegrationTest {

    private static final Logger log = LoggerFactory.getLogger(ManyOrderStreamsTest.class);
    private static final int WAVE = 50;
    private static final int MAX_ADDITIONAL_THREADS = 10;
    private static final long MAX_BYTES_PER_STREAM = 130_000;

    @Autowired
    private MeterRegistry meters;

    @Test
    void aThousandStreamsNeedLittleMemoryAndReceiveTheFinalVersionAndOneMoreIsRejected() throws IOException {
        List<String> orders = Stream.generate(this::place).limit(10).toList();
        try (var first = new SseClient(port(), orders.getFirst())) {
            await().until(() -> !first.ids().isEmpty());
        }
        await().until(() -> open() == 0);
        int threads = threads();
        long heap = heap();

        List<Socket> sockets = openStreams(orders);
        assertThat(open()).isEqualTo(MAX_STREAMS);

        long each = (heap() - heap) / MAX_STREAMS;
        log.info("{} bytes of heap and {} threads for each of {} streams", each, threads() - threads, MAX_STREAMS);
        assertThat(threads() - threads).isLessThan(MAX_ADDITIONAL_THREADS);
        assertThat(each).isLessThan(MAX_BYTES_PER_STREAM);
        assertThat(get("/orders/" + orders.getFirst() + "/stream").statusCode()).isEqualTo(503);

        orders.forEach(id -> post("/orders/" + id + "/cancellation", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> open() == 0);
        for (Socket socket : sockets) {
            String received = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(received).contains("id: 1\n", "id: 2\n", "\"status\":\"CANCELLED\"");
            socket.close();
        }
    }

    /** In waves, because the service may reject some of a thousand simultaneous requests. */
    private List<Socket> openStreams(List<String> orders) throws IOException {
        var sockets = new ArrayList<Socket>();
        while (sockets.size() < MAX_STREAMS) {
            List<Socket> wave = new ArrayList<>();
            for (int i = 0; i < WAVE; i++) {
                wave.add(openStream(orders.get(i % orders.size())));
            }
            for (Socket socket : wave) {
                byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
                assertThat(status).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1 200");
            }
            sockets.addAll(wave);
        }
        return sockets;
    }

    private Socket openStream(String order) throws IOException {
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
