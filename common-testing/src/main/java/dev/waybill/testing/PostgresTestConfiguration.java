package dev.waybill.testing;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.properties.TestcontainersPropertySourceAutoConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A database of its own for each application context, on the shared server; the beans know no difference. */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ServiceConnectionAutoConfiguration.class, TestcontainersPropertySourceAutoConfiguration.class
})
public class PostgresTestConfiguration {

    @Bean
    TestDatabase testDatabase() {
        return TestPostgres.shared().createDatabase("test");
    }

    /** For the connections that a service opens beside its pool. */
    @Bean
    DynamicPropertyRegistrar databaseProperties(TestDatabase database) {
        return properties -> {
            properties.add("spring.flyway.url", database::url);
            properties.add("spring.flyway.user", database::username);
            properties.add("spring.flyway.password", database::password);
            properties.add("waybill.relay.username", database::relayUsername);
            properties.add("waybill.relay.password", database::relayPassword);
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
            return database.username();
        }

        @Override
        public String getPassword() {
            return database.password();
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
            return database.username();
        }

        @Override
        public String getPassword() {
            return database.password();
        }
    }
}
