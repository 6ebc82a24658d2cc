package dev.waybill.web.security;

/** The authorities that a token can grant. */
final class Authorities {

    /** May do everything. */
    static final String OPERATOR = "ROLE_operator";

    /** May do for every customer what that customer may do. */
    static final String ORDERS = "SCOPE_orders";

    /** May read the metrics. */
    static final String METRICS = "SCOPE_metrics";

    /** May act for one customer, whose id is the token's subject. */
    static final String CUSTOMER = "ROLE_customer";

    private Authorities() {}
}
