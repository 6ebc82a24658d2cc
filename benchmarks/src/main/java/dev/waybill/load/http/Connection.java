package dev.waybill.load.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept alive from request to request and opened again when it has to be. A request is never
 * repeated: if its answer is lost, nobody knows what it did. Not thread-safe.
 */
public final class Connection implements AutoCloseable {

    private static final int LIMIT_MILLIS = 30_000;

    /** Well within what a server waits, so that it does not hang up just as we ask. */
    private static final long LONGEST_REST = Duration.ofSeconds(5).toNanos();

    private final InetSocketAddress address;
    private @Nullable Line line;

    private record Line(Socket socket, AnswerReader answers, long lastUsed) {}

    public Connection(InetSocketAddress address) {
        this.address = address;
    }

    /**
     * Sends a request and waits for its answer, for 30 s at most.
     *
     * @param headers whole lines, each with its line end
     * @throws java.net.ConnectException if it was not even sent
     * @throws java.net.SocketTimeoutException if the answer did not come in time
     * @throws IOException if the answer was lost otherwise
     */
    public Answer send(String method, String path, String headers, String body) throws IOException {
        Line open = open();
        try {
            open.socket().getOutputStream().write(request(method, path, headers, body));
            Answer answer = open.answers().read();
            if (answer.isLast()) {
                close();
            } else {
                remember(open.socket(), open.answers());
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private byte[] request(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + address.getHostString() + ":" + address.getPort()
                + "\r\nContent-Type: application/json\r\n" + headers + "Content-Length: " + content.length + "\r\n\r\n";
        byte[] request = Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), head.length() + content.length);
        System.arraycopy(content, 0, request, head.length(), content.length);
        return request;
    }

    private Line open() throws IOException {
        Line open = line;
        if (open != null && System.nanoTime() - open.lastUsed() < LONGEST_REST) {
            return open;
        }
        close();
        var socket = new Socket();
        socket.connect(address, LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        return remember(socket, new AnswerReader(socket.getInputStream()));
    }

    private Line remember(Socket socket, AnswerReader answers) {
        var open = new Line(socket, answers, System.nanoTime());
        line = open;
        return open;
    }

    @Override
    public void close() {
        Line open = line;
        line = null;
        if (open != null) {
            try {
                open.socket().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
