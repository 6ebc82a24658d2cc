package dev.waybill.messaging.database;

import dev.waybill.messaging.MissingSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The role that reads the outbox from the write-ahead log. It is not the service's own, because a role that may replicate
 * may read every database of the cluster that it can connect to.
 */
@ConfigurationProperties("waybill.relay")
public record RelayProperties(String username, String password) {

    public RelayProperties {
        MissingSettingException.require(
                username, "waybill.relay.username", "the role with REPLICATION that publishes this service's outbox");
        MissingSettingException.require(password, "waybill.relay.password", "the password of the relay's role");
    }
}
