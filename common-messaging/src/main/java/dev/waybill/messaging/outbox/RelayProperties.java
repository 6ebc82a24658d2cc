package dev.waybill.messaging.outbox;

import dev.waybill.messaging.MissingSettingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The role that reads the outbox from the write-ahead log. It is not the service's own, because a role that may replicate
 * may read every database of the cluster that it can connect to.
 *
 * @param url where the relay connects to; null for the service's own. A connection pooler reads no log.
 * @param client settings of the relay's producer, as {@code linger.ms}
 */
@ConfigurationProperties("waybill.relay")
public record RelayProperties(
        @Nullable String url,
        String username,
        String password,
        @DefaultValue Map<String, String> client) {

    public RelayProperties {
        MissingSettingException.require(
                username, "waybill.relay.username", "the role with REPLICATION that publishes this service's outbox");
        MissingSettingException.require(password, "waybill.relay.password", "the password of the relay's role");
        client = Map.copyOf(client);
    }
}
