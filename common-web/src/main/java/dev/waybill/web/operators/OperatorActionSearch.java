package dev.waybill.web.operators;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which actions to list.
 *
 * @param operator who has done them; null for everybody
 * @param pathPrefix how their paths begin
 * @param since inclusive
 * @param until exclusive
 */
record OperatorActionSearch(@Nullable String operator, String pathPrefix, Instant since, Instant until) {}
