package dev.waybill.testing;

import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A database of its own for each application context, on the shared server; the beans know no difference. The service works
 * with the role that may do no more than it needs, and migrates as the owner.
 */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(ServiceConnectionAutoConfiguration.class)
public class PostgresTestConfiguration {

    @Bean
    TestDatabase testDatabase() {
        return TestPostgres.shared().createDatabase("test");
    }

    /** For the connections that a service opens beside its pool, before its web server starts. */
    @Bean
    static BeanFactoryPostProcessor databaseProperties(ConfigurableEnvironment environment) {
        return beans -> {
            var database = beans.getBean(TestDatabase.class);
            Map<String, Object> properties = Map.of(
                    "spring.flyway.url", database.url(),
                    "spring.flyway.user", database.username(),
                    "spring.flyway.password", database.password(),
                    "spring.flyway.placeholders.application", database.applicationUsername(),
                    "waybill.relay.username", database.relayUsername(),
                    "waybill.relay.password", database.relayPassword());
            environment.getPropertySources().addFirst(new MapPropertySource("test database", properties));
        };
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(ServerChoice.Containers.class)
    static class InContainer {

        @Bean
        @ServiceConnection
        PostgreSQLContainer postgres(TestDatabase database) {
            return new ContainerDatabase(database);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(ServerChoice.Embedded.class)
    static class Embedded {

        @Bean
        JdbcConnectionDetails postgres(TestDatabase database) {
            return new DatabaseDetails(database);
        }
    }

    private record DatabaseDetails(TestDatabase database) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.url();
        }

        @Override
        public String getUsername() {
            return database.applicationUsername();
        }

        @Override
        public String getPassword() {
            return database.applicationPassword();
        }
    }

    /** The shared container, which runs as long as the JVM, as one application context connects to it. */
    private static final class ContainerDatabase extends PostgreSQLContainer {
        private final TestDatabase database;

        ContainerDatabase(TestDatabase database) {
            super(ContainerPostgres.IMAGE);
            this.database = database;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public String getJdbcUrl() {
            return database.url();
        }

        @Override
        public String getUsername() {
            return database.applicationUsername();
        }

        @Override
        public String getPassword() {
            return database.applicationPassword();
        }
    }
}
