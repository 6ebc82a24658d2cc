package dev.waybill.orders.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes server-sent events and flushes each at once.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
 */
final class SseWriter {

    static final String MEDIA_TYPE = "text/event-stream";

    private static final byte[] RECONNECTION_TIME = ascii("retry: 2000\n\n");
    private static final byte[] HEARTBEAT = ascii(": heartbeat\n\n");

    private final ServletOutputStream out;

    /** Starts the response. */
    SseWriter(HttpServletResponse response) throws IOException {
        setHeaders(response);
        out = response.getOutputStream();
        write(RECONNECTION_TIME);
    }

    static void setHeaders(HttpServletResponse response) {
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no"); // otherwise nginx buffers the events
    }

    /** The data is JSON without line breaks. */
    void send(OrderSnapshot snapshot) throws IOException {
        out.write(ascii("id: " + snapshot.version() + "\ndata: "));
        out.write(snapshot.json());
        write(ascii("\n\n"));
    }

    void sendHeartbeat() throws IOException {
        write(HEARTBEAT);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
