package dev.waybill.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one check has found wrong. */
final class Finding {

    private final List<String> breaches = new ArrayList<>();

    /** Notes a breach unless {@code holds}. */
    Finding check(boolean holds, String breach, @Nullable Object... parts) {
        if (!holds) {
            breaches.add(breach.formatted(parts));
        }
        return this;
    }

    List<String> breaches() {
        return List.copyOf(breaches);
    }
}
