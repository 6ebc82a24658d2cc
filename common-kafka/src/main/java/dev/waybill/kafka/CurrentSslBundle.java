package dev.waybill.kafka;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * A bundle as it is whenever it is used. Spring Boot replaces a bundle whose files have changed, and a client that kept the
 * former one would go on with its certificates.
 */
record CurrentSslBundle(SslBundles bundles, String name) implements SslBundle {

    CurrentSslBundle {
        bundles.getBundle(name); // that it is missing is reported at the start
    }

    private SslBundle current() {
        return bundles.getBundle(name);
    }

    @Override
    public SslStoreBundle getStores() {
        return current().getStores();
    }

    @Override
    public SslBundleKey getKey() {
        return current().getKey();
    }

    @Override
    public SslOptions getOptions() {
        return current().getOptions();
    }

    @Override
    public String getProtocol() {
        return current().getProtocol();
    }

    @Override
    public SslManagerBundle getManagers() {
        return current().getManagers();
    }
}
