package dev.waybill.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Not a pooler, but does what PgBouncer in session mode does at the start of a connection: refuses parameters that it does
 * not know, or drops those that it was set to ignore. Passes on everything else.
 */
final class PoolerProxy implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;
    private static final Set<String> KNOWN = Set.of(
            "user",
            "database",
            "client_encoding",
            "datestyle",
            "timezone",
            "standard_conforming_strings",
            "application_name");

    private final URI server;
    private final Set<String> ignored;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    /** @param ignored the parameters of {@code ignore_startup_parameters} */
    PoolerProxy(TestDatabase database, String... ignored) throws IOException {
        this.server = URI.create(database.url().substring("jdbc:".length()));
        this.ignored = Set.of(ignored);
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + server.getPath();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            int length = in.readInt();
            int code = in.readInt();
            while (code == SSL_REQUEST) {
                client.getOutputStream().write('N');
                length = in.readInt();
                code = in.readInt();
            }
            String[] parameters = new String(in.readNBytes(length - 8), UTF_8).split("\0");
            Optional<String> refused = names(parameters)
                    .filter(name -> !KNOWN.contains(name) && !ignored.contains(name))
                    .findFirst();
            if (refused.isPresent()) {
                refuse(client, refused.get());
                return;
            }
            try (var upstream = new Socket(server.getHost(), server.getPort())) {
                forward(new DataOutputStream(upstream.getOutputStream()), code, parameters);
                Thread answers = Thread.ofVirtual().start(() -> pass(upstream, client));
                pass(client, upstream);
                answers.join();
            }
        } catch (IOException e) {
            // one side has closed the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<String> names(String[] parameters) {
        return Stream.iterate(0, i -> i + 1 < parameters.length, i -> i + 2)
                .map(i -> parameters[i].toLowerCase(Locale.ROOT));
    }

    private static void refuse(Socket client, String parameter) throws IOException {
        byte[] fields =
                ("SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: " + parameter + "\0\0").getBytes(UTF_8);
        var out = new DataOutputStream(client.getOutputStream());
        out.write('E');
        out.writeInt(4 + fields.length);
        out.write(fields);
        out.flush();
    }

    private void forward(DataOutputStream upstream, int code, String[] parameters) throws IOException {
        var kept = new ByteArrayOutputStream();
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            if (!ignored.contains(parameters[i].toLowerCase(Locale.ROOT))) {
                kept.writeBytes((parameters[i] + "\0" + parameters[i + 1] + "\0").getBytes(UTF_8));
            }
        }
        kept.write(0);
        upstream.writeInt(8 + kept.size());
        upstream.writeInt(code);
        kept.writeTo(upstream);
        upstream.flush();
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one side has closed the connection
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
