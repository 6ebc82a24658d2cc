package dev.waybill.stack.credentials;

import java.nio.file.Path;
import java.time.Clock;

/** Where the certificates and passwords of a stack lie. */
public record SecureFolder(Path path) {

    /** The authority that issues the servers' certificates; makes it if there is none yet. */
    public CertificateAuthority authority() {
        return new CertificateAuthority(certificates(), Clock.systemUTC());
    }

    public Path certificates() {
        return path.resolve("certificates");
    }

    /** By which clients know the servers. */
    public Path authorityCertificate() {
        return CertificateAuthority.certificate(certificates());
    }

    public Passwords passwords() {
        return new Passwords(path.resolve("passwords"));
    }

    /** The secrets of one process, each in a file that bears the name of its property, as {@code configtree:} reads them. */
    public Path secrets(String process) {
        return path.resolve("secrets").resolve(process);
    }
}
