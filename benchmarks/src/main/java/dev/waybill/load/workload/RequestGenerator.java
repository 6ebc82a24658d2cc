package dev.waybill.load.workload;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Generates orders. The n-th order is the same in every run, except for customer and key. Thread-safe. */
public final class RequestGenerator {

    private static final String ADDRESS = """
            "shippingAddress":{"name":"Ada Lovelace","street":"12 St James's Square","city":"London",\
            "postalCode":"SW1Y 4JH","country":"GB"}""";
    private static final String[] CARDS = {"pm_card_visa", "pm_card_mastercard"};
    private static final String[] DECLINED = {
        "pm_card_visa_chargeDeclined", "pm_card_visa_chargeDeclinedInsufficientFunds"
    };
    private static final String CAPTURE_FAILS = "pm_sim_captureFails";
    private static final int MAX_QUANTITY = 3;

    private final String run;
    private final Workload workload;
    private final List<String> articles;
    private final List<String> soldOut;
    private final ZipfSampler articleSampler;

    /** @param run the prefix of customers and keys, different for each run */
    public RequestGenerator(String run, Workload workload) {
        this.run = run;
        this.workload = workload;
        var catalogue = new Catalogue(workload.skus());
        this.articles = catalogue.articles();
        this.soldOut = catalogue.soldOut();
        this.articleSampler = new ZipfSampler(workload.skus(), workload.skew());
    }

    /** The same order, with the same key, whenever it is called with this number. */
    public GeneratedOrder order(long number) {
        var random = new SplittableRandom(number);
        String customer = run + "-" + random.nextInt(workload.customers());
        String lines = skus(random).stream()
                .map(sku -> "{\"sku\":\"" + sku + "\",\"quantity\":" + random.nextInt(1, MAX_QUANTITY + 1) + "}")
                .collect(Collectors.joining(","));
        String body = "{\"customerId\":\"" + customer + "\",\"lines\":[" + lines + "],\"paymentMethod\":\""
                + card(random) + "\"," + ADDRESS + "}";
        String key = workload.keyed() ? run + "-" + number : null;
        return new GeneratedOrder(customer, body, key, random.nextDouble() < workload.cancelled());
    }

    private Set<String> skus(RandomGenerator random) {
        int count = random.nextInt(1, workload.maxLines() + 1);
        var skus = new LinkedHashSet<String>();
        if (random.nextDouble() < workload.soldOut()) {
            skus.add(soldOut.get(random.nextInt(soldOut.size())));
        }
        while (skus.size() < count) {
            skus.add(articles.get(articleSampler.sample(random)));
        }
        return skus;
    }

    private String card(RandomGenerator random) {
        double value = random.nextDouble();
        if (value < workload.declined()) {
            return DECLINED[random.nextInt(DECLINED.length)];
        }
        return value < workload.declined() + workload.captureFails()
                ? CAPTURE_FAILS
                : CARDS[random.nextInt(CARDS.length)];
    }
}
