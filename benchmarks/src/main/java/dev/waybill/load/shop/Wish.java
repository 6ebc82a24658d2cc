package dev.waybill.load.shop;

/**
 * An order that somebody is about to place.
 *
 * @param body as JSON
 * @param key an {@code Idempotency-Key}, or empty
 * @param regretted whether it is cancelled as soon as it is accepted
 */
public record Wish(String customer, String body, String key, boolean regretted) {}
