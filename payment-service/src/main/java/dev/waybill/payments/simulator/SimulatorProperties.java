package dev.waybill.payments.simulator;

import dev.waybill.messaging.MissingSettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of the simulated gateway; address and login are required.
 *
 * @param owner who migrates the database; null if that is the login, too
 * @param migrate whether to create the tables at start; if not, nothing connects until the first payment
 */
@ConfigurationProperties("waybill.gateway")
@ConditionalOnSimulator
record SimulatorProperties(
        String url,
        String username,
        String password,
        @Nullable Owner owner,
        @DefaultValue("true") boolean migrate) {

    record Owner(String username, String password) {

        Owner {
            username = MissingSettingException.require(
                    username, "waybill.gateway.owner.username", "the owner of the payment gateway's database");
            password = MissingSettingException.require(
                    password, "waybill.gateway.owner.password", "the password of that owner");
        }

        @Override
        public String toString() {
            return "Owner " + username;
        }
    }

    SimulatorProperties {
        url = MissingSettingException.require(
                url, "waybill.gateway.url", "the JDBC URL of the payment gateway's own database");
        username = MissingSettingException.require(
                username, "waybill.gateway.username", "the role with which the payment gateway works in its database");
        password = MissingSettingException.require(password, "waybill.gateway.password", "the password of that role");
    }

    @Override
    public String toString() {
        return "Gateway at " + url;
    }
}
