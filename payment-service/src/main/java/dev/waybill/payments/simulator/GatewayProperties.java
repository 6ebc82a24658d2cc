package dev.waybill.payments.simulator;

import dev.waybill.messaging.MissingSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the simulated gateway keeps its books; all required. */
@ConfigurationProperties("waybill.gateway")
record GatewayProperties(String url, String username, String password) {

    GatewayProperties {
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
