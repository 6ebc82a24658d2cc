package dev.waybill.stack.credentials;

import dev.waybill.stack.StackException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** A certificate and its key as PEM files: {@code <name>.crt} and, private and not encrypted, {@code <name>.key}. */
public record CertificateFiles(Path certificate, Path key) {

    static CertificateFiles of(Path folder, String name) {
        return new CertificateFiles(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    }

    boolean exist() {
        return Files.exists(certificate) && Files.exists(key);
    }

    /** @throws StackException if the files cannot be written */
    void write(KeyAndCertificate pair) {
        try {
            PrivateFiles.write(key, pem("PRIVATE KEY", pair.key().getEncoded()));
            PrivateFiles.write(
                    certificate, pem("CERTIFICATE", pair.certificate().getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new StackException("Could not write " + certificate + ": " + e.getMessage(), e);
        }
    }

    /** @throws StackException if the files have no certificate and key */
    KeyAndCertificate read() {
        try (var certificates = Files.newInputStream(certificate)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificate(certificates);
            return new KeyAndCertificate(readKey(), (X509Certificate) found);
        } catch (GeneralSecurityException | IOException e) {
            throw new StackException("Could not read " + certificate + ": " + e.getMessage(), e);
        }
    }

    private PrivateKey readKey() throws GeneralSecurityException, IOException {
        try (var pem = new PemReader(new StringReader(Files.readString(key)))) {
            var content = pem.readPemObject();
            if (content == null) {
                throw new IOException(key + " is no PEM file");
            }
            return KeyFactory.getInstance(KeyAndCertificate.KEY_ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(content.getContent()));
        }
    }

    private static String pem(String type, byte[] content) throws IOException {
        var text = new StringWriter();
        try (var pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }
}
