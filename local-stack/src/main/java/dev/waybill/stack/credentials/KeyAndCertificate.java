package dev.waybill.stack.credentials;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key and the certificate of its public key. */
record KeyAndCertificate(PrivateKey key, X509Certificate certificate) {
    static final String KEY_ALGORITHM = "EC";
}
