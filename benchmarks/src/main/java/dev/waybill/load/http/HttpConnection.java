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
 * A persistent connection, which is opened again when necessary. It never repeats a request: if the response is lost,
 * the caller must decide whether repeating is safe. Not thread-safe.
 */
public final class HttpConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    /** Less than a server's keep-alive timeout, so that it does not close the connection while a request is sent. */
    private static final long MAX_IDLE_NANOS = Duration.ofSeconds(5).toNanos();

    private final InetSocketAddress address;
    private @Nullable OpenSocket current;

    private record OpenSocket(Socket socket, HttpResponseReader responses, long lastUsed) {}

    public HttpConnection(InetSocketAddress address) {
        this.address = address;
    }

    /**
     * Sends a request and waits up to 30 s for its response.
     *
     * @param headers header lines, each with its current end
     * @throws java.net.ConnectException if the request was not sent
     * @throws java.net.SocketTimeoutException if there was no response in time
     * @throws IOException if the response was lost for another reason
     */
    public HttpResponse send(String method, String path, String headers, String body) throws IOException {
        OpenSocket open = open();
        try {
            open.socket().getOutputStream().write(request(method, path, headers, body));
            HttpResponse response = open.responses().read();
            if (response.isLast()) {
                close();
            } else {
                remember(open.socket(), open.responses());
            }
            return response;
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

    private OpenSocket open() throws IOException {
        OpenSocket open = current;
        if (open != null && System.nanoTime() - open.lastUsed() < MAX_IDLE_NANOS) {
            return open;
        }
        close();
        var socket = new Socket();
        socket.connect(address, TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return remember(socket, new HttpResponseReader(socket.getInputStream()));
    }

    private OpenSocket remember(Socket socket, HttpResponseReader responses) {
        var open = new OpenSocket(socket, responses, System.nanoTime());
        current = open;
        return open;
    }

    @Override
    public void close() {
        OpenSocket open = current;
        current = null;
        if (open != null) {
            try {
                open.socket().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
