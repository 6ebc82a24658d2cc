package dev.waybill.messaging.database;

import dev.waybill.messaging.MissingSettingException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Migrates the tables of the service and of messaging, each with its own schema history. */
@AutoConfiguration(before = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@EnableConfigurationProperties(RelayProperties.class)
public class DatabaseAutoConfiguration {

    /** Reports settings that have no default and are missing before anything tries to connect, unless a bean has them. */
    @Bean
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    static BeanFactoryPostProcessor requiredDatabaseSettings(Environment environment) {
        return beans -> {
            require(environment, "url", "the address of the service's database, as jdbc:postgresql://host:port/name");
            require(environment, "username", "the owner of the service's database");
            require(environment, "password", "the password of the owner of the service's database");
        };
    }

    @Bean
    FlywayMigrationStrategy migrateServiceAndMessaging(RelayProperties relay) {
        return new MessagingMigrationStrategy(relay.username());
    }

    private static void require(Environment environment, String setting, String meaning) {
        String property = "spring.datasource." + setting;
        MissingSettingException.require(environment.getProperty(property), property, meaning);
    }
}
