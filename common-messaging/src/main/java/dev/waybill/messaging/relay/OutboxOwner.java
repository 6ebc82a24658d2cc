package dev.waybill.messaging.relay;

import dev.waybill.messaging.outbox.OutboxRecoveryMargin;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Does what the relay's role may not do or cannot know, with the connections of the service, which owns the outbox. */
final class OutboxOwner {

    private static final String CREATE_PUBLICATION = "drop publication if exists waybill_outbox;"
            + " create publication waybill_outbox for table outbox"
            + " with (publish = 'insert', publish_via_partition_root = true)";

    private final JdbcTemplate jdbc;
    private final OutboxRecoveryMargin margin;

    OutboxOwner(JdbcTemplate jdbc, OutboxRecoveryMargin margin) {
        this.jdbc = jdbc;
        this.margin = margin;
    }

    /** Replaces a publication that is not as it should be. */
    void createPublication() {
        jdbc.execute(CREATE_PUBLICATION);
    }

    /**
     * How much later than the time in its id an event may be committed.
     *
     * @throws UnusableDatabaseException if the transactions of the service have no limit
     */
    Duration recoveryMargin() {
        return margin.current()
                .orElseThrow(() -> new UnusableDatabaseException(
                        "The service's connections have no transaction_timeout, so it is unknown how far back the outbox"
                                + " must be read if the replication slot is lost.",
                        "Set transaction_timeout for the service's connections, for example with -c transaction_timeout=30s"
                                + " in spring.datasource.hikari.data-source-properties.options."));
    }
}
