package dev.waybill.console;

import dev.waybill.console.service.ServiceName;
import dev.waybill.testing.TestKafka;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

/** The console on a free port, with {@link StubServices} and a real broker that has the four topics. */
public final class ConsoleFixture implements AutoCloseable {

    private static final List<String> TOPICS = List.of("orders", "payments", "inventory", "shipping");

    private static final class Shared {
        static final ConsoleFixture FIXTURE = start("--waybill.security.mode=open");

        static {
            TOPICS.forEach(FIXTURE::createTopic);
        }
    }

    private final StubServices services = new StubServices();
    private final ConfigurableApplicationContext context;
    private final URI address;

    /** That of all tests in the mode {@code open}; starts it on first use. */
    public static ConsoleFixture shared() {
        return Shared.FIXTURE;
    }

    /** @param more settings as arguments of its command line */
    public static ConsoleFixture start(String... more) {
        return new ConsoleFixture(List.of(more));
    }

    private ConsoleFixture(List<String> more) {
        var settings = new ArrayList<>(
                List.of(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--waybill.console.cache=0s",
                        "--waybill.inbox.retention=20d",
                        "--waybill.kafka.bootstrap-servers="
                                + TestKafka.shared().bootstrapServers(),
                        "--waybill.console.prometheus=" + services.prometheus(),
                        "--logging.level.org.openqa.selenium=error",
                        // what common-testing has for the services' tests
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"));
        for (ServiceName service : ServiceName.values()) {
            settings.add("--waybill.console.services.%s=%s"
                    .formatted(service.name().toLowerCase(Locale.ROOT), services.address(service)));
        }
        settings.addAll(more);
        context = new SpringApplicationBuilder(ConsoleApplication.class).run(settings.toArray(String[]::new));
        var server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        address = URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** With two partitions; returns once it is there. */
    public void createTopic(String name) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public StubServices services() {
        return services;
    }

    public String bootstrapServers() {
        return TestKafka.shared().bootstrapServers();
    }

    /** What a program gets there. */
    public String get(String path) {
        return String.valueOf(
                RestClient.create().get().uri(address(path)).retrieve().body(String.class));
    }

    public URI address(String path) {
        return address.resolve(path);
    }

    @Override
    public void close() {
        context.close();
    }
}
