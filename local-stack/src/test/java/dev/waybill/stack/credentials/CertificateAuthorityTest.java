package dev.waybill.stack.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void inANewFolder() {
        folder = home.resolve("certificates");
    }

    @Test
    void aServerIsKnownByTheAuthorityAtLoopbackAndUnderItsName() throws Exception {
        var server = issue("kafka", NOW);

        assertThatCode(() -> server.verify(authority().getPublicKey())).doesNotThrowAnyException();
        assertThat(server.getSubjectX500Principal().getName()).isEqualTo("CN=kafka");
        assertThat(server.getSubjectAlternativeNames().stream()
                        .map(name -> name.get(1).toString())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("kafka", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
    }

    @Test
    void aServerGetsAnotherCertificateForOtherHosts() throws Exception {
        var first = issue("kafka", NOW);

        var second = issue("kafka", NOW, "build.example");

        assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
        assertThat(second.getSubjectAlternativeNames()).anyMatch(name -> name.contains("build.example"));
        assertThat(issue("kafka", NOW, "build.example")).isEqualTo(second);
    }

    @Test
    void onlyTheAuthorityMayIssueCertificates() throws Exception {
        assertThat(issue("kafka", NOW).getBasicConstraints()).isNegative();
        assertThat(authority().getBasicConstraints()).isZero();
    }

    @Test
    void nobodyElseMayReadAKey() throws IOException {
        issue("kafka", NOW);

        for (var name : List.of("ca.key", "kafka.key")) {
            assertThat(permissions(folder.resolve(name))).isEqualTo("rw-------");
        }
        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @Test
    void aCertificateIsKeptUntilShortlyBeforeItsEnd() {
        var first = issue("kafka", NOW);
        var shortlyBefore = first.getNotAfter().toInstant().minus(CertificateAuthority.REMAINDER);

        assertThat(issue("kafka", shortlyBefore.minusSeconds(1))).isEqualTo(first);

        var second = issue("kafka", shortlyBefore.plusSeconds(1));
        assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
        assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
    }

    @Test
    void theAuthorityIsReplacedWhileItsCertificatesAreStillValidAndSoAreThey() throws Exception {
        issue("kafka", NOW);
        var before = authority();
        var late = before.getNotAfter().toInstant().minus(CertificateAuthority.LIFETIME);

        var server = issue("kafka", late);

        assertThat(authority()).isNotEqualTo(before);
        assertThatCode(() -> server.verify(authority().getPublicKey())).doesNotThrowAnyException();
        assertThatThrownBy(() -> server.verify(before.getPublicKey())).isInstanceOf(SignatureException.class);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsReplaced() throws Exception {
        issue("kafka", NOW);
        Files.delete(folder.resolve("ca.key"));

        var server = issue("kafka", NOW.plus(Duration.ofDays(1)));

        assertThatCode(() -> server.verify(authority().getPublicKey())).doesNotThrowAnyException();
    }

    /** As PostgreSQL and Kafka do, on data of an open stack. */
    @Test
    void serversThatStartTogetherAreKnownByOneAuthority() throws Exception {
        var names = List.of("postgres", "kafka", "kafka-2", "kafka-3");
        for (int i = 0; i < 10; i++) {
            folder = home.resolve("together-" + i);
            var start = new CyclicBarrier(names.size());
            try (var threads = Executors.newFixedThreadPool(names.size())) {
                var servers = threads.invokeAll(names.stream()
                        .map(name -> (Callable<X509Certificate>) () -> {
                            start.await();
                            return issue(name, NOW);
                        })
                        .toList());
                for (var server : servers) {
                    server.get().verify(authority().getPublicKey());
                }
            }
        }
    }

    private X509Certificate issue(String name, Instant now, String... others) {
        return new CertificateAuthority(folder, InstantSource.fixed(now))
                .issue(name, others)
                .read()
                .certificate();
    }

    private X509Certificate authority() throws GeneralSecurityException {
        return CertificateFiles.of(folder, "ca").read().certificate();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
