package dev.waybill.payments.api;

import dev.waybill.web.ProblemException;
import dev.waybill.web.RequestValidator;
import dev.waybill.web.Text;
import dev.waybill.web.Violation;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How and why an operator settles something manually, as it was sent. */
record SettlementRequest(
        @NotNull @Nullable String kind,

        @NotNull @Text(max = 1000) @Nullable String note) {

    /**
     * The kind, if the whole request is valid. {@code UNKNOWN} is none that can be asked for.
     *
     * @throws ProblemException with everything that is wrong
     */
    <E extends Enum<E>> E kind(Class<E> kinds, RequestValidator validator) {
        List<Violation> violations = validator.check(this);
        List<E> allowed = Arrays.stream(kinds.getEnumConstants())
                .filter(one -> !one.name().equals("UNKNOWN"))
                .toList();
        Optional<E> found =
                allowed.stream().filter(one -> one.name().equals(kind)).findFirst();
        if (kind != null && found.isEmpty()) {
            violations.addFirst(new Violation("#/kind", "must be one of " + allowed));
        }
        ProblemException.throwIfAny(violations);
        return found.orElseThrow();
    }

    /** Of a valid request. */
    String text() {
        return Objects.requireNonNull(note);
    }
}
