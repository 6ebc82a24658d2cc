package dev.waybill.payments.simulator;

import dev.waybill.messaging.MissingSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of the simulated gateway; address and login are required.
 *
 * @param migrate whether to create the tables at start; if not, nothing connects until the first payment
 */
@ConfigurationProperties("waybill.gateway")
@ConditionalOnSimulator
record SimulatorProperties(
        String url,
        String username,
        String password,
        @DefaultValue("true") boolean migrate) {

    SimulatorProperties {
        url = MissingSettingException.require(
                url, "waybill.gateway.url", "the JDBC URL of the payment gateway's own database");
        username = MissingSettingException.require(
                username, "waybill.gateway.username", "the user that owns the payment gateway's database");
        password = MissingSettingException.require(
                password, "waybill.gateway.password", "the password of the payment gateway's database user");
    }

    @Override
    public String toString() {
        return "Gateway at " + url;
    }
}
