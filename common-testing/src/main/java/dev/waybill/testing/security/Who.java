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

    /** Its token; null if it has none. */
    public @Nullable String token(TestIssuer issuer) {
        return switch (this) {
            case NOBODY -> null;
            case CUSTOMER -> issuer.token(CUSTOMER_ID).scope("openid").sign();
            case OTHER -> issuer.token(OTHER_ID).scope("openid").sign();
            case CLIENT -> issuer.token("shop").scope("orders").sign();
            case METRICS -> issuer.token("prometheus").scope("metrics").sign();
            case OPERATOR -> issuer.token("olga").roles("operator").sign();
        };
    }
}
