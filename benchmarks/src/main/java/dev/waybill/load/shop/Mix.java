package dev.waybill.load.shop;

/**
 * Who orders what. Shares are of all orders, from 0 to 1.
 *
 * @param skew of the articles' popularity, see {@link Popularity}
 * @param mostLines an order has from one line to so many, each as often
 * @param customers who take turns
 * @param declined pay with a card that is declined
 * @param soldOut want something among others that is sold out
 * @param cancelled are cancelled by the customer as soon as they are accepted; some have left by then
 * @param captureFails pay with a card whose capture fails
 * @param keyed bring an {@code Idempotency-Key}
 */
public record Mix(
        int skus,
        double skew,
        int mostLines,
        int customers,
        double declined,
        double soldOut,
        double cancelled,
        double captureFails,
        double keyed) {}
