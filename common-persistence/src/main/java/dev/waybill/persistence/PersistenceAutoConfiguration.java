package dev.waybill.persistence;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The deferred writes of a service's transactions. */
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
public class PersistenceAutoConfiguration {

    @Bean
    StatementBatch statementBatch(JdbcTemplate jdbc) {
        return new StatementBatch(jdbc);
    }
}
