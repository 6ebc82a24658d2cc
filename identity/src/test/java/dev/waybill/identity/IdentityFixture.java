package dev.waybill.identity;

import dev.waybill.stack.process.Ports;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider that runs on a free port. It is its own visitor, with cookies, and follows no redirect. */
final class IdentityFixture implements AutoCloseable {

    /** Made once, because that takes its time. */
    private static final class SharedKey {
        static final String JSON = SigningKey.generate();
    }

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final ConfigurableApplicationContext context;
    private final Path directory;
    private final String issuer;

    private IdentityFixture(ConfigurableApplicationContext context, Path directory, String issuer) {
        this.context = context;
        this.directory = directory;
        this.issuer = issuer;
    }

    /** With the key that all have in common, unless there is one. */
    static IdentityFixture start(Path directory, String... settings) {
        return start(directory, Ports.free(), settings);
    }

    /** With the key that all have in common, unless there is one. */
    static IdentityFixture start(Path directory, int port, String... settings) {
        var _ = new SecretFiles(directory).content(SigningKey.FILE, () -> SharedKey.JSON);
        return startWithOwnKey(directory, port, settings);
    }

    /** With the key in its directory, which it makes if there is none. */
    static IdentityFixture startWithOwnKey(Path directory, int port, String... settings) {
        var arguments = new ArrayList<>(
                List.of(
                        "--server.port=" + port,
                        "--waybill.identity.directory=" + directory,
                        // what common-testing has for the services' tests
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"));
        Stream.of(settings).map(setting -> "--" + setting).forEach(arguments::add);
        var context = new SpringApplicationBuilder(IdentityApplication.class).run(arguments.toArray(String[]::new));
        return new IdentityFixture(context, directory, "http://localhost:" + port);
    }

    /** A visitor without the cookies of this one. */
    IdentityFixture anotherBrowser() {
        return new IdentityFixture(context, directory, issuer);
    }

    String issuer() {
        return issuer;
    }

    /** The text of a file with a secret. */
    String secret(String file) {
        try {
            return Files.readString(directory.resolve(file)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> token(String client, String scope) throws Exception {
        return token(client, secret("clients/" + client), scope);
    }

    HttpResponse<String> token(String client, String secret, String scope) throws Exception {
        return post("/oauth2/token", basic(client, secret), Map.of("grant_type", "client_credentials", "scope", scope));
    }

    static String accessToken(HttpResponse<String> response) {
        return json(response).path("access_token").asString("");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html");
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a form. */
    HttpResponse<String> post(String path, @Nullable String authorization, Map<String, String> fields)
            throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(fields)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    URI uri(String path) {
        return URI.create(issuer).resolve(path);
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
