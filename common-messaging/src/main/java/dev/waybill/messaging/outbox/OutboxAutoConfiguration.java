package dev.waybill.messaging.outbox;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The outbox of a service. */
@AutoConfiguration
@EnableConfigurationProperties(OutboxProperties.class)
@Import({TransactionalOutbox.class, OutboxRepository.class, OutboxRecoveryMargin.class})
public class OutboxAutoConfiguration {}
