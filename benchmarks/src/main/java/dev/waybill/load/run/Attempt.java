package dev.waybill.load.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to place an order and what came back.
 *
 * @param status 0 if there was no answer
 * @param order if it was accepted
 */
public record Attempt(String customer, int status, @Nullable UUID order) {}
