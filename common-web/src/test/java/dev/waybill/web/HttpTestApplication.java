package dev.waybill.web;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link TestApplication} on a port of its own, with settings of its own. */
public final class HttpTestApplication implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private HttpTestApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static HttpTestApplication start(String... settings) {
        Stream<String> always = Stream.of(
                "--spring.config.import=classpath:waybill-web.yaml", "--server.port=0", "--spring.jmx.enabled=false");
        return new HttpTestApplication(new SpringApplicationBuilder(TestApplication.class)
                .registerShutdownHook(false)
                .run(Stream.concat(always, Arrays.stream(settings)).toArray(String[]::new)));
    }

    public List<String> beanTypes() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .map(name -> String.valueOf(context.getType(name)))
                .map(type -> type.replaceFirst("^(class|interface) ", ""))
                .toList();
    }

    public HttpResponse<String> get(String path, @Nullable String token) {
        return get(address().resolve(path), token);
    }

    public HttpResponse<String> get(URI uri, @Nullable String token) {
        return send(HttpRequest.newBuilder(uri), token);
    }

    /** With a body that is not valid. */
    public HttpResponse<String> post(String path, @Nullable String token) {
        return send(
                HttpRequest.newBuilder(address().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")),
                token);
    }

    /** Waits until the answer has this status. */
    public void awaits(String path, @Nullable String token, int status) {
        await().until(() -> get(path, token).statusCode() == status);
    }

    private URI address() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, @Nullable String token) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
