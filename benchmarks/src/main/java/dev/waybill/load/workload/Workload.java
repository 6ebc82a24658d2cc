package dev.waybill.load.workload;

/**
 * The properties of the generated orders. Shares are of all orders, from 0 to 1.
 *
 * @param skew the skew of the articles' popularity, see {@link ZipfSampler}
 * @param maxLines an order has 1 to this many lines, uniformly distributed
 * @param customers the number of customers
 * @param declined the share paid with a card that is declined
 * @param soldOut the share with a line that is sold out
 * @param cancelled the share that customers cancel as soon as it is accepted; some are shipped before
 * @param captureFails the share paid with a card whose capture fails
 * @param keyed whether each order has its own {@code Idempotency-Key}
 */
public record Workload(
        int skus,
        double skew,
        int maxLines,
        int customers,
        double declined,
        double soldOut,
        double cancelled,
        double captureFails,
        boolean keyed) {}
