package dev.waybill.orders;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** An additional instance of the service, next to the one that tests share. */
public final class ServiceInstance implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    public ServiceInstance(Map<String, Object> settings) {
        context = start(settings);
    }

    /** One after another: each start sets up the logging of this JVM. */
    private static synchronized ServletWebServerApplicationContext start(Map<String, Object> settings) {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(OrderServiceApplication.class)
                .registerShutdownHook(false)
                .run(Stream.concat(
                                Stream.of("--server.port=0"), // as a default it would lose to application.yaml
                                settings.entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()))
                        .toArray(String[]::new));
    }

    public int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
