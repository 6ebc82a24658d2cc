package dev.waybill.load.workload;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Samples indices by Zipf's law: the k-th with a probability proportional to 1/k^skew. Thread-safe.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Zipf%27s_law">Zipf's law</a>
 */
final class ZipfSampler {

    private final double[] cumulative;

    /** @param skew 0 for a uniform distribution; with 1, the first of 10,000 is 10 % of all samples */
    ZipfSampler(int count, double skew) {
        cumulative = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1.0, -skew);
            cumulative[i] = sum;
        }
    }

    /** An index from 0, which is the most frequent. */
    int sample(RandomGenerator random) {
        double value = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, value);
        return Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}
