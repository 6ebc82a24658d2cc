package dev.waybill.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"../operator", "a/b", "", ".hidden", "a b", "a\nb"})
    void aNameThatIsNoNameOfAFileIsRefused(String name) {
        assertThatThrownBy(() -> properties(Set.of(name), Set.of())).hasMessageContaining("100 characters");
        assertThatThrownBy(() -> properties(Set.of(), Set.of(name))).hasMessageContaining("100 characters");
    }

    @Test
    void nobodyIsACustomerAndAnOperator() {
        assertThatThrownBy(() -> properties(Set.of("ada"), Set.of("ada"))).hasMessageContaining("[ada]");
    }

    private static IdentityProperties properties(Set<String> customers, Set<String> operators) {
        return new IdentityProperties(Path.of("secure"), customers, operators, List.of(), Duration.ofMinutes(15));
    }
}
