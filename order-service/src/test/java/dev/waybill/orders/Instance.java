package dev.waybill.orders;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** One more instance of the service, beside the one that tests share. */
public final class Instance implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    public Instance(Map<String, Object> settings) {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(OrderServiceApplication.class)
                .registerShutdownHook(false)
                .properties(Map.of("server.port", "0"))
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
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
