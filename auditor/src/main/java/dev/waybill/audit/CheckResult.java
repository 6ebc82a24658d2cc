package dev.waybill.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the violations that one check finds. */
final class CheckResult {

    private final List<String> violations = new ArrayList<>();

    /** Adds a violation unless {@code holds}. */
    void check(boolean holds, String violation, @Nullable Object... parts) {
        if (!holds) {
            violations.add(violation.formatted(parts));
        }
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
