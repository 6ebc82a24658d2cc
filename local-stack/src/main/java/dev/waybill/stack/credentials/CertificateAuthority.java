package dev.waybill.stack.credentials;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this stack alone. Its certificate and those that it has issued lie in one folder. Each is made
 * when it is first asked for, and again, with a new key, when it is asked for shortly before its end or for other hosts.
 * Threads of one process may use one folder at the same time, as servers that start together do; processes may not.
 */
public final class CertificateAuthority {
    /** Of a server's certificate. */
    static final Duration LIFETIME = Duration.ofDays(397);

    /** This long before its end a certificate is replaced. */
    static final Duration REMAINDER = Duration.ofDays(60);

    static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);

    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);
    private static final X500Principal NAME = new X500Principal("CN=Waybill local stack");
    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String THIS_MACHINE = "localhost";
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    /** Held from looking for a certificate until it is there. */
    private static final Object ISSUING = new Object();

    private final Path folder;
    private final InstantSource clock;
    private final KeyAndCertificate authority;

    /** @throws StackException if the folder can be neither read nor written */
    public CertificateAuthority(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        var files = files(folder);
        synchronized (ISSUING) {
            // it must outlive all that it issues
            if (!files.exist() || endsWithin(LIFETIME.plus(REMAINDER), files.read())) {
                files.write(issueAuthority());
            }
            this.authority = files.read();
        }
    }

    /** Where the certificate lies of the authority of this folder. */
    static Path certificate(Path folder) {
        return files(folder).certificate();
    }

    private static CertificateFiles files(Path folder) {
        return CertificateFiles.of(folder, "ca");
    }

    /**
     * The certificate of a server, by which it may also identify itself as a client. Clients reach the server on loopback and
     * under its name.
     *
     * @param name its common name, and the name of its files
     * @param others further names of its host
     */
    public CertificateFiles issue(String name, String... others) {
        var hosts = new TreeSet<>(List.of(others));
        hosts.addAll(List.of(name, THIS_MACHINE));
        var issued = CertificateFiles.of(folder, name);
        synchronized (ISSUING) {
            if (!issued.exist() || !isValid(issued.read(), hosts)) {
                issued.write(issueServer(name, hosts));
            }
        }
        return issued;
    }

    private boolean isValid(KeyAndCertificate pair, Set<String> hosts) {
        try {
            pair.certificate().verify(authority.certificate().getPublicKey());
            return !endsWithin(REMAINDER, pair) && hosts.equals(pair.hosts());
        } catch (GeneralSecurityException e) {
            return false; // the authority is a new one
        }
    }

    private boolean endsWithin(Duration time, KeyAndCertificate pair) {
        return pair.certificate()
                .getNotAfter()
                .toInstant()
                .isBefore(clock.instant().plus(time));
    }

    private KeyAndCertificate issueAuthority() {
        try {
            var keys = newKeys();
            var certificate = builder(NAME, NAME, keys, AUTHORITY_LIFETIME)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(certificate, keys, keys.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new StackException("Could not make the certificate authority: " + e.getMessage(), e);
        }
    }

    private KeyAndCertificate issueServer(String name, Set<String> hosts) {
        try {
            var keys = newKeys();
            var purposes = new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
            var certificate = builder(NAME, new X500Principal("CN=" + name), keys, LIFETIME)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes))
                    .addExtension(Extension.subjectAlternativeName, false, names(hosts));
            return sign(certificate, keys, authority.key());
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new StackException("Could not make a certificate for " + name + ": " + e.getMessage(), e);
        }
    }

    private static GeneralNames names(Set<String> hosts) {
        var names = Stream.concat(
                hosts.stream().map(host -> new GeneralName(GeneralName.dNSName, host)),
                LOOPBACK.stream().map(address -> new GeneralName(GeneralName.iPAddress, address)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(KeyAndCertificate.KEY_ALGORITHM);
        generator.initialize(new ECGenParameterSpec(CURVE));
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, KeyPair keys, Duration lifetime)
            throws GeneralSecurityException, IOException {
        var now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(127, new SecureRandom()),
                        Date.from(now.minus(CLOCK_DIFFERENCE)),
                        Date.from(now.plus(lifetime)),
                        subject,
                        keys.getPublic())
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    }

    private static KeyAndCertificate sign(X509v3CertificateBuilder certificate, KeyPair keys, PrivateKey issuer)
            throws GeneralSecurityException, OperatorCreationException {
        var signed = certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(issuer));
        return new KeyAndCertificate(keys.getPrivate(), new JcaX509CertificateConverter().getCertificate(signed));
    }
}
