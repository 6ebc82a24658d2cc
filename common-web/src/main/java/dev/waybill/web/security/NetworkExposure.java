package dev.waybill.web.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * In mode {@code open} nobody has to log in, so the ports of the stack are for this machine alone unless its owner allows
 * more. A service whose {@code WAYBILL_BIND_ADDRESS} is another refuses to start without that, and shows it in its log and
 * health otherwise.
 */
final class NetworkExposure implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(NetworkExposure.class);
    private static final String WARNING =
            "everybody who reaches it can read and change everything, because nobody has to log in";

    private final String address;
    private final boolean isExposed;

    /**
     * @param address on which the ports are published; blank for all addresses of this machine
     * @param allowed {@code yes} to allow any
     * @throws SecuritySettingException if the address is not loopback and that is not allowed
     */
    NetworkExposure(String address, String allowed) {
        this.address = address.isBlank() ? "0.0.0.0" : address;
        this.isExposed = !isLoopback(this.address);
        if (isExposed && !allowed.equals("yes")) {
            throw new SecuritySettingException(
                    "waybill.allow-open-on-network",
                    "yes if everybody who reaches " + this.address
                            + " may read and change everything, because in mode open"
                            + " nobody has to log in; otherwise set WAYBILL_BIND_ADDRESS to 127.0.0.1");
        }
        if (isExposed) {
            log.warn("Listens on {}: {}", this.address, WARNING);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("address", address);
        return (isExposed ? health.withDetail("warning", WARNING) : health).build();
    }
}
