package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    /** Near the overflow, which nanoTime may be. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final RateLimiter limiter = new RateLimiter(600, 3, now::get);

    @Test
    void aBurstIsAllowedAndThenTheSteadyRate() {
        assertThat(acquire(3)).containsOnly(Duration.ZERO);
        assertThat(limiter.acquire("a")).isEqualTo(Duration.ofMillis(100));

        now.addAndGet(Duration.ofMillis(99).toNanos());
        assertThat(limiter.acquire("a")).isEqualTo(Duration.ofMillis(1));
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(limiter.acquire("a")).isZero();
        assertThat(limiter.acquire("a")).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aRestAllowsNoMoreThanTheBurst() {
        assertThat(acquire(3)).containsOnly(Duration.ZERO);
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(acquire(3)).containsOnly(Duration.ZERO);
        assertThat(limiter.acquire("a")).isPositive();
    }

    @Test
    void eachCallerHasItsOwnRate() {
        assertThat(acquire(4)).contains(Duration.ofMillis(100));
        assertThat(limiter.acquire("b")).isZero();
    }

    @Test
    void concurrentCallersGetNoMoreThanTheBurst() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waits = IntStream.range(0, 200)
                    .mapToObj(_ -> threads.submit(() -> limiter.acquire("a")))
                    .toList();
            int allowed = 0;
            for (var wait : waits) {
                allowed += wait.get().isZero() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(3);
        }
    }

    @Test
    void callersAtRestAreForgotten() {
        IntStream.range(0, 10_000).forEach(i -> limiter.acquire("caller " + i));
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        limiter.acquire("a");
        assertThat(limiter.remembered()).isOne();
    }

    private Iterable<Duration> acquire(int times) {
        return IntStream.range(0, times).mapToObj(_ -> limiter.acquire("a")).toList();
    }
}
