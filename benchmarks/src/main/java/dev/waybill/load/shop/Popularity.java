package dev.waybill.load.shop;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Some are asked for far more often than others: the k-th in proportion to 1/k^skew (Zipf's law). Thread-safe.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Zipf%27s_law">Zipf's law</a>
 */
final class Popularity {

    private final double[] upTo;

    /** @param skew 0 if all are asked for alike; with 1, the first of 10,000 is asked for in every tenth case */
    Popularity(int count, double skew) {
        upTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1.0, -skew);
            upTo[i] = sum;
        }
    }

    /** From 0, the most popular. */
    int pick(RandomGenerator random) {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}
