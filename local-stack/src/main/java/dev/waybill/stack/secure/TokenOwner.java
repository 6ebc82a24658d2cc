package dev.waybill.stack.secure;

/**
 * In whose name a command calls a service.
 *
 * @param client the client of the stack's {@code identity}, or the user, who has a client of the same name
 * @param scope what is asked for; empty for users
 */
public record TokenOwner(String client, String scope) {
    /** May do everything. */
    public static final TokenOwner OPERATOR = user("operator");

    /** A shop's backend, which places orders for all its customers. */
    public static final TokenOwner SHOP = new TokenOwner("shop", "orders");

    /** Reads metrics and nothing else. */
    public static final TokenOwner PROMETHEUS = new TokenOwner("prometheus", "metrics");

    /** A customer by id, or an operator by name. */
    public static TokenOwner user(String name) {
        return new TokenOwner(name, "");
    }
}
