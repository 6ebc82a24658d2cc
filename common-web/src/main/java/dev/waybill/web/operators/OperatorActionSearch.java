package dev.waybill.web.operators;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which actions to list.
 *
 * @param operator who has done them
 * @param pathPrefix how their paths begin
 * @param since inclusive
 * @param until exclusive
 */
record OperatorActionSearch(
        @Nullable String operator,
        @Nullable String pathPrefix,
        @Nullable Instant since,
        @Nullable Instant until) {}
