package dev.waybill.load.shop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Know what they want: the n-th order is the same in every run, but for the customers' names. Thread-safe. */
public final class Customers {

    private static final String ADDRESS = """
            "shippingAddress":{"name":"Ada Lovelace","street":"12 St James's Square","city":"London",\
            "postalCode":"SW1Y 4JH","country":"GB"}""";
    private static final String[] CARDS = {"pm_card_visa", "pm_card_mastercard"};
    private static final String[] DECLINED = {
        "pm_card_visa_chargeDeclined", "pm_card_visa_chargeDeclinedInsufficientFunds"
    };
    private static final String CAPTURE_FAILS = "pm_sim_captureFails";
    private static final int MOST_UNITS = 3;

    private final String run;
    private final Mix mix;
    private final List<String> articles;
    private final List<String> soldOut;
    private final Popularity popularity;

    /** @param run begins the customers' names, so that the orders of different runs can be told apart */
    public Customers(String run, Mix mix) {
        this.run = run;
        this.mix = mix;
        var catalogue = new Catalogue(mix.skus());
        this.articles = catalogue.articles();
        this.soldOut = catalogue.soldOut();
        this.popularity = new Popularity(mix.skus(), mix.skew());
    }

    public Wish wish(long number) {
        var random = new SplittableRandom(number);
        String customer = run + "-" + random.nextInt(mix.customers());
        String lines = skus(random).stream()
                .map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":" + random.nextInt(1, MOST_UNITS + 1) + "}")
                .collect(Collectors.joining(","));
        String body = "{\"customerId\":\"" + customer + "\",\"lines\":[" + lines + "],\"paymentMethod\":\""
                + card(random) + "\"," + ADDRESS + "}";
        String key = random.nextDouble() < mix.keyed() ? run + "-" + number : "";
        return new Wish(customer, body, key, random.nextDouble() < mix.cancelled());
    }

    private Set<String> skus(RandomGenerator random) {
        int count = random.nextInt(1, mix.mostLines() + 1);
        var skus = new LinkedHashSet<String>();
        if (random.nextDouble() < mix.soldOut()) {
            skus.add(soldOut.get(random.nextInt(soldOut.size())));
        }
        while (skus.size() < count) {
            skus.add(articles.get(popularity.pick(random)));
        }
        return skus;
    }

    private String card(RandomGenerator random) {
        double point = random.nextDouble();
        if (point < mix.declined()) {
            return DECLINED[random.nextInt(DECLINED.length)];
        }
        return point < mix.declined() + mix.captureFails() ? CAPTURE_FAILS : CARDS[random.nextInt(CARDS.length)];
    }
}
