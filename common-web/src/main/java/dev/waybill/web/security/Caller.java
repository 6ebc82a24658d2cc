package dev.waybill.web.security;

import dev.waybill.events.CustomerId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and for which customers it may act. A parameter of a controller's method; no request can make one up.
 * Immutable.
 */
public final class Caller {

    private static final Caller ANYBODY = new Caller(null, null, null);

    private final @Nullable String name;
    private final @Nullable CustomerId customer;
    private final @Nullable Instant expiresAt;

    private Caller(@Nullable String name, @Nullable CustomerId customer, @Nullable Instant expiresAt) {
        this.name = name;
        this.customer = customer;
        this.expiresAt = expiresAt;
    }

    /** May act for every customer, and nobody knows who it is: any caller in {@link SecurityMode#OPEN}. */
    public static Caller anybody() {
        return ANYBODY;
    }

    /** Acts for itself only. */
    public static Caller customer(CustomerId id, @Nullable Instant expiresAt) {
        return new Caller(id.value(), id, expiresAt);
    }

    /** May act for every customer. */
    public static Caller forEveryCustomer(@Nullable String name, @Nullable Instant expiresAt) {
        return new Caller(name, null, expiresAt);
    }

    public boolean mayActFor(CustomerId other) {
        return customer == null || customer.equals(other);
    }

    /** The only customer for whom it may act; empty if it may for all. */
    public Optional<CustomerId> onlyCustomer() {
        return Optional.ofNullable(customer);
    }

    /** Whether its token is no longer valid; what began before, such as a stream, has to end. */
    public boolean isExpired(Instant now) {
        return expiresAt != null && now.isAfter(expiresAt);
    }

    /** Who it is, as its token says; empty in {@link SecurityMode#OPEN}. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }
}
