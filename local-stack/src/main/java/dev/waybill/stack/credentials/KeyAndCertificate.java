package dev.waybill.stack.credentials;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.GeneralName;

/** A private key and the certificate of its public key. */
record KeyAndCertificate(PrivateKey key, X509Certificate certificate) {
    static final String KEY_ALGORITHM = "EC";

    /** The names of hosts for which it is, without addresses. */
    Set<String> hosts() throws CertificateParsingException {
        var names = certificate.getSubjectAlternativeNames();
        return names == null
                ? Set.of()
                : names.stream()
                        .filter(name -> name.getFirst().equals(GeneralName.dNSName))
                        .map(List::getLast)
                        .map(Object::toString)
                        .collect(Collectors.toSet());
    }
}
