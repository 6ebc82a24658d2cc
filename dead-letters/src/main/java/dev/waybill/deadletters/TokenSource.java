package dev.waybill.deadletters;

import java.util.Optional;

/** Where the bearer token comes from with which services are called. Thread-safe. */
@FunctionalInterface
public interface TokenSource {

    /** Empty if services are called without one, as in the security mode {@code open}. */
    Optional<String> token();

    /** That of the environment variable {@code WAYBILL_TOKEN}, if it is set. */
    static TokenSource environment() {
        return () -> Optional.ofNullable(System.getenv("WAYBILL_TOKEN")).filter(token -> !token.isBlank());
    }
}
