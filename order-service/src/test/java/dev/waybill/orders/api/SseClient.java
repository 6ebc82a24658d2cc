package dev.waybill.orders.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of a stream on a plain socket; keeps the lines that it received. */
final class SseClient implements AutoCloseable {

    private final Socket socket;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean isOver;

    SseClient(int port, String order, String... headers) {
        try {
            socket = new Socket("localhost", port);
            String request = "GET /orders/%s/stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                    .formatted(
                            order,
                            List.of(headers).stream()
                                    .map(header -> header + "\r\n")
                                    .reduce("", String::concat));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::read);
    }

    /** The status line of the response; empty until it is received. */
    String statusLine() {
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    List<String> ids() {
        return after("id: ");
    }

    List<String> data() {
        return after("data: ");
    }

    List<String> comments() {
        return after(":");
    }

    boolean isOver() {
        return isOver;
    }

    private List<String> after(String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    private void read() {
        try (InputStream in = socket.getInputStream()) {
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("failed: " + e);
        }
        isOver = true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
