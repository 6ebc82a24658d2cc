package dev.waybill.stack.credentials;

import java.util.List;

/**
 * The cipher suites of TLS 1.3. The JVMs of the stack compile with the first compiler, which unlike the second one has no
 * instructions of the processor for AES: there ChaCha20 takes a quarter of its time.
 */
public final class CipherSuites {
    /** In the order in which the servers prefer them. */
    public static final List<String> OF_SERVERS =
            List.of("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");

    private CipherSuites() {}
}
