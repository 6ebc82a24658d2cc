package dev.waybill.testing.security;

import org.jspecify.annotations.Nullable;

/** A kind of caller, a column of the table of rules. */
public enum Who {
    /** Without a token. */
    NOBODY,
    /** The customer whose order it is. */
    CUSTOMER,
    /** Another customer. */
    OTHER,
    /** A client with the scope {@code orders}. */
    CLIENT,
    /** A client with the scope {@code metrics}. */
    METRICS,
    OPERATOR;

    public static final String CUSTOMER_ID = "c-1001";
    public static final String OTHER_ID = "c-2002";

    /** Its token, the same each time; null if it has none. */
    public @Nullable String token(TestIssuer issuer) {
        return this == NOBODY ? null : issuer.tokenOf(this);
    }

    TokenBuilder describe(TestIssuer issuer) {
        return switch (this) {
            case NOBODY -> throw new IllegalStateException("NOBODY is without a token");
            case CUSTOMER -> issuer.token(CUSTOMER_ID).scope("openid");
            case OTHER -> issuer.token(OTHER_ID).scope("openid");
            case CLIENT -> issuer.token("shop").scope("orders");
            case METRICS -> issuer.token("prometheus").scope("metrics");
            case OPERATOR -> issuer.token("olga").roles("operator");
        };
    }
}
