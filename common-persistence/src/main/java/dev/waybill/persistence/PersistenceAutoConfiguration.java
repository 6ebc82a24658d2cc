package dev.waybill.persistence;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The deferred writes of a service's transactions. */
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
@Import(StatementBatch.class)
public class PersistenceAutoConfiguration {}
