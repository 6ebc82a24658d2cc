package dev.waybill.orders.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.waybill.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Fifty orders a second are placed at two instances in turn, and are answered by participants that may be away. */
class SagaThroughputMonitorTest {

    private static final String RESERVED = "stock.reserved.v1";
    private static final String SCHEDULED = "shipment.scheduled.v1";
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration OUTAGE = Duration.ofMinutes(5);
    private static final int MAX_PER_TICK = 4;

    private final MutableClock clock = new MutableClock();
    private final LongSupplier nanoTime =
            () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    private final InMemoryThroughput shared = new InMemoryThroughput(nanoTime);
    private final List<SagaThroughputMonitor> instances = List.of(newInstance(), newInstance());
    private final Deque<Instant> unpublished = new ArrayDeque<>();
    private final List<Instant> unreserved = new ArrayList<>();
    private final Deque<Instant> unscheduled = new ArrayDeque<>();
    private boolean isKafkaAway;
    private boolean isInventoryAway;
    private boolean isInventorySlow;
    private boolean answersInAnyOrder;
    private final Random random = new Random(1);
    private int refused;
    private int ticks;

    @Test
    void anOutageOfKafkaRefusesNothing() {
        run(Duration.ofMinutes(1));
        isKafkaAway = true;
        run(OUTAGE);
        isKafkaAway = false;
        run(OUTAGE);
        assertThat(unreserved).isEmpty();
        assertThat(refused).isZero();
    }

    @Test
    void anOutageOfInventoryServiceRefusesNothing() {
        run(Duration.ofMinutes(1));
        isInventoryAway = true;
        run(OUTAGE);
        isInventoryAway = false;
        run(OUTAGE);
        assertThat(unreserved).isEmpty();
        assertThat(refused).isZero();
    }

    @Test
    void repeatedOutagesRefuseNothing() {
        for (int i = 0; i < 10; i++) {
            isInventoryAway = true;
            run(Duration.ofSeconds(15 + i));
            isInventoryAway = false;
            run(Duration.ofSeconds(3));
        }
        run(Duration.ofMinutes(1));
        assertThat(refused).isZero();
    }

    @Test
    void anOrderThatIsStuckForGoodRefusesNothing() {
        run(Duration.ofMinutes(1));
        unreserved.clear(); // nobody ever answers these
        run(Duration.ofMinutes(10));
        assertThat(refused).isZero();
    }

    @Test
    void anOrderThatIsAnsweredAfterHoursRefusesNothing() {
        for (int i = 0; i < 100; i++) {
            run(TICK.multipliedBy(50 + random.nextInt(200)));
            isInventoryAway = true; // so that in some interval more orders arrive than depart
            run(Duration.ofMillis(200));
            instances.getFirst().orderChanged(RESERVED, Duration.ofHours(3));
            run(Duration.ofMillis(200));
            isInventoryAway = false;
        }
        assertThat(refused).isZero();
    }

    @Test
    void ordersOfAnOutageRefuseNothingThoughTheyAreAnsweredSlowlyAtFirstAndInAnyOrder() {
        answersInAnyOrder = true;
        for (int i = 0; i < 10; i++) {
            isInventoryAway = true;
            run(Duration.ofSeconds(30 + i));
            isInventoryAway = false;
            isInventorySlow = true;
            run(Duration.ofSeconds(5));
            isInventorySlow = false;
            run(Duration.ofMinutes(1));
        }
        assertThat(unreserved).isEmpty();
        assertThat(refused).isZero();
    }

    @Test
    void theLimitEndsWhenTheStepIsInterrupted() {
        overload();
        assertThat(refused).isPositive();
        isInventoryAway = true;
        run(AdaptiveRateLimiter.QUIET_PERIOD.plusSeconds(5));
        refused = 0;
        run(OUTAGE);
        assertThat(refused).isZero();
    }

    @Test
    void allInstancesLimitThemselvesWhicheverSeesTheAnswers() {
        overload();
        int[] admitted = new int[2];
        for (int second = 0; second < 10; second++) {
            overloadedSecond(admitted);
        }
        assertThat(refused).isPositive();
        assertThat(admitted[0]).isCloseTo(admitted[1], withPercentage(10));
        assertThat((admitted[0] + admitted[1]) / 10.0)
                .as("admitted a second, of the capacity of 100")
                .isLessThan(100 * AdaptiveRateLimiter.MIN_FACTOR * 1.5);
    }

    @Test
    void aNewInstanceSeesWhatTheOthersSee() {
        overload();
        SagaThroughputMonitor joined = newInstance();
        for (int second = 0; second < 5; second++) {
            overloadedSecond(new int[2]);
            joined.tryAdmitOrder();
            joined.run();
        }
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            admitted += joined.tryAdmitOrder() ? 1 : 0;
        }
        assertThat(admitted).isLessThan(50);
    }

    @Test
    void nothingIsReadWhileNothingHappens() {
        run(Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(20));
        instances.forEach(SagaThroughputMonitor::run);
        shared.exchanges = 0;
        for (int second = 0; second < 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            instances.forEach(SagaThroughputMonitor::run);
        }
        assertThat(shared.exchanges).isZero();
    }

    /** A hundred orders a second are answered, two hundred are placed: the waits get longer and longer. */
    private void overload() {
        for (int second = 0; second < 20; second++) {
            overloadedSecond(new int[2]);
        }
    }

    private final List<Instant> backlog = new ArrayList<>();

    private void overloadedSecond(int[] admitted) {
        for (int i = 0; i < 200; i++) {
            clock.advance(Duration.ofMillis(5));
            if (instances.get(i % 2).tryAdmitOrder()) {
                instances.get(i % 2).orderPlaced();
                backlog.add(clock.instant());
                admitted[i % 2]++;
            } else {
                refused++;
            }
            if (i % 2 == 0 && !backlog.isEmpty()) {
                instances.getFirst().orderChanged(RESERVED, since(backlog.removeFirst()));
            }
        }
        instances.forEach(SagaThroughputMonitor::run);
    }

    private void run(Duration time) {
        for (long i = 0; i < time.dividedBy(TICK); i++) {
            clock.advance(TICK);
            tick();
            if (++ticks % 50 == 0) {
                instances.forEach(SagaThroughputMonitor::run);
            }
        }
    }

    private void tick() {
        SagaThroughputMonitor instance = instances.get(ticks % 2);
        if (instance.tryAdmitOrder()) {
            instance.orderPlaced();
            unpublished.add(clock.instant());
        } else {
            refused++;
        }
        if (isKafkaAway) {
            return;
        }
        unreserved.addAll(unpublished);
        unpublished.clear();
        for (int i = 0; i < MAX_PER_TICK && !unscheduled.isEmpty(); i++) {
            instance.orderChanged(SCHEDULED, since(unscheduled.remove()));
        }
        for (int i = 0; i < answersPerTick() && !unreserved.isEmpty(); i++) {
            int next = answersInAnyOrder ? random.nextInt(unreserved.size()) : 0;
            instance.orderChanged(RESERVED, since(unreserved.remove(next)));
            unscheduled.add(clock.instant());
        }
    }

    private int answersPerTick() {
        if (isInventoryAway) {
            return 0;
        }
        return isInventorySlow ? ticks % 5 == 0 ? 0 : 1 : MAX_PER_TICK;
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    private SagaThroughputMonitor newInstance() {
        return new SagaThroughputMonitor(shared.forNewInstance(), nanoTime);
    }
}
