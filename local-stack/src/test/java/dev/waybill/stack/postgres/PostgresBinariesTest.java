package dev.waybill.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresBinariesTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void everySupportedMachineHasItsArchive(String os, String processor, String archive) {
        assertThat(PostgresBinaries.archive(os, processor)).isEqualTo(archive);
    }

    @Test
    void unsupportedMachinesAreRejectedWithTheirName() {
        assertThatThrownBy(() -> PostgresBinaries.archive("Windows 11", "amd64"))
                .hasMessageContaining("no embedded PostgreSQL for Windows 11");
    }

    @Test
    void theArchiveOfThisMachineComesWithTheBuild() {
        assertThat(getClass()
                        .getResource("/"
                                + PostgresBinaries.archive(
                                        System.getProperty("os.name"), System.getProperty("os.arch"))))
                .isNotNull();
    }
}
