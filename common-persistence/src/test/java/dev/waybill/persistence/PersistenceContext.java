package dev.waybill.persistence;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestPostgres;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own for one test class, and the part of a service that works with it; as its owner, who makes tables. */
final class PersistenceContext implements AutoCloseable {

    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final StatementBatch batch;
    private final ConfigurableApplicationContext context;

    @SpringBootApplication
    @EnableJpaRepositories(repositoryBaseClass = JpaBatchRepository.class, considerNestedRepositories = true)
    static class TestApplication {}

    PersistenceContext(String... settings) {
        TestDatabase database = TestPostgres.shared().createDatabase("test");
        context = new SpringApplicationBuilder(TestApplication.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.import=classpath:waybill-persistence.yaml", "spring.application.name=test")
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password())
                .properties(settings)
                .run();
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        batch = context.getBean(StatementBatch.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
