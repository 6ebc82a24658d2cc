package dev.waybill.testing;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * A service's repositories on a database of their own, migrated, and nothing else of the service. The auto-configurations
 * are those of {@code META-INF/spring/dev.waybill.testing.PersistenceSlice.imports}.
 */
@TestConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration
@Import(PostgresTestConfiguration.class)
public class PersistenceSlice {

    private PersistenceSlice() {}

    /**
     * @param repositories a configuration that names the entities and repositories
     * @throws RuntimeException if the entities do not fit the migrated tables
     */
    public static ConfigurableApplicationContext start(Class<?> repositories, String... properties) {
        return new SpringApplicationBuilder(PersistenceSlice.class, repositories)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.config.location=classpath:waybill-persistence.yaml",
                        "spring.application.name=test",
                        "spring.main.banner-mode=off",
                        "spring.jpa.hibernate.ddl-auto=validate")
                .properties(properties)
                .run();
    }
}
