package dev.waybill.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.orders.domain.SagaThroughput;
import dev.waybill.orders.domain.SagaThroughput.Step;
import dev.waybill.orders.persistence.SagaThroughputRepository.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SagaThroughputRepositoryTest {

    private static final Step NONE = new Step(0, 0, Duration.ZERO);
    private static final SagaThroughput NOTHING = new SagaThroughput(0, 0, 0, NONE, NONE);
    private static final OrdersDatabase DATABASE = OrdersDatabase.empty();

    @BeforeEach
    void forget() {
        DATABASE.clear();
    }

    @Test
    void everyInstanceReadsTheSumOfAllAndItsOwnShare() {
        SagaThroughputRepository one = new SagaThroughputRepository(DATABASE.jdbc());
        SagaThroughputRepository other = new SagaThroughputRepository(DATABASE.jdbc());
        var stock = new Step(3, 2, Duration.ofMillis(70));
        var shipment = new Step(2, 1, Duration.ofSeconds(1));
        one.exchange(new SagaThroughput(10, 4, 6, stock, shipment), 0);
        one.exchange(new SagaThroughput(20, 0, 20, NONE, NONE), 0);
        other.exchange(new SagaThroughput(10, 1, 9, NONE, stock), 0);

        List<Interval> read = readUntilOffered(one, 40);
        List<Interval> readElsewhere = readUntilOffered(other, 40);

        assertThat(read.stream().mapToInt(each -> each.all().placed()).sum()).isEqualTo(35);
        assertThat(read.stream().mapToInt(each -> each.all().refused()).sum()).isEqualTo(5);
        assertThat(read.stream().mapToInt(each -> each.all().stock().departed()).sum())
                .isEqualTo(3);
        assertThat(read.stream().mapToInt(each -> each.all().shipment().timed()).sum())
                .isEqualTo(3);
        assertThat(read.stream()
                        .mapToLong(each -> each.all().shipment().waited().toMillis())
                        .sum())
                .isEqualTo(1_070);
        assertThat(own(read)).isEqualTo(30);
        assertThat(own(readElsewhere)).isEqualTo(10);
        assertThat(readElsewhere)
                .extracting(Interval::all)
                .isEqualTo(read.stream().map(Interval::all).toList());
        assertThat(one.exchange(NOTHING, read.getLast().number())).isEmpty();
    }

    @Test
    void whatIsOutdatedIsDeleted() {
        DATABASE.jdbc()
                .sql("insert into saga_throughput values (1, gen_random_uuid(), 1, 1, 1, 1, 1, 1, 1, 1, 1)")
                .update();
        new SagaThroughputRepository(DATABASE.jdbc()).exchange(NOTHING, 0);
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from saga_throughput where interval_number = 1")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void intervalsAreReadThoughTheClockHasBeenSetBackAnHour() {
        var repository = new SagaThroughputRepository(DATABASE.jdbc());
        long now = Duration.ofMillis(System.currentTimeMillis()).dividedBy(SagaThroughputRepository.INTERVAL);
        long beforeItWasSet = now + Duration.ofHours(1).dividedBy(SagaThroughputRepository.INTERVAL);
        DATABASE.jdbc()
                .sql("insert into saga_throughput values (?, gen_random_uuid(), 1, 1, 1, 1, 1, 1, 1, 1, 1)")
                .param(beforeItWasSet)
                .update();
        repository.exchange(new SagaThroughput(7, 0, 7, NONE, NONE), beforeItWasSet);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> repository.exchange(NOTHING, beforeItWasSet).stream()
                        .anyMatch(each -> each.all().offered() >= 7));
        assertThat(DATABASE.jdbc()
                        .sql("select count(*) from saga_throughput where interval_number = ?")
                        .param(beforeItWasSet)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static List<Interval> readUntilOffered(SagaThroughputRepository repository, int offered) {
        var read = new ArrayList<Interval>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            read.addAll(repository.exchange(
                    NOTHING, read.isEmpty() ? 0 : read.getLast().number()));
            return read.stream().mapToInt(each -> each.all().offered()).sum() == offered;
        });
        return read.stream().filter(each -> each.all().offered() > 0).toList();
    }

    private static long own(List<Interval> intervals) {
        return Math.round(intervals.stream()
                .mapToDouble(each -> each.ownShare() * each.all().offered())
                .sum());
    }
}
