package dev.waybill.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.messaging.MutableTime;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsumerStatusTest {

    private final MutableTime time = new MutableTime();
    private final ConsumerStatus status =
            new ConsumerStatus(2, new PartitionBackOff(Duration.ofSeconds(5), time), time);
    private final ExecutorService first = Executors.newSingleThreadExecutor();
    private final ExecutorService second = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void aThreadThatHangsIsSeenThoughAnotherPolls() throws Exception {
        first.submit(status::polled).get();
        time.pass(Duration.ofSeconds(31));
        second.submit(status::polled).get();
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("not polling since "));

        first.submit(status::polled).get();
        assertThat(status.unhealthyReason()).isEmpty();
    }

    @Test
    void aThreadThatFailsIsSeenThoughAnotherPolls() throws Exception {
        first.submit(status::failing).get();
        time.pass(Duration.ofSeconds(11));
        first.submit(status::failing).get();
        second.submit(status::polled).get();
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("failing since "));
    }

    @Test
    void aThreadThatHangsBeforeItsFirstReportIsSeenThoughAnotherPolls() throws Exception {
        time.pass(Duration.ofSeconds(31));
        first.submit(status::polled).get();
        assertThat(status.unhealthyReason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("not polling since "));

        second.submit(status::polled).get();
        assertThat(status.unhealthyReason()).isEmpty();
    }

    @Test
    void aThreadThatHasEndedDoesNotCount() throws Exception {
        ExecutorService former = Executors.newSingleThreadExecutor();
        former.submit(status::polled).get();
        former.close();
        time.pass(Duration.ofSeconds(31));
        first.submit(status::polled).get();
        second.submit(status::polled).get();
        await().untilAsserted(() -> assertThat(status.unhealthyReason()).isEmpty());
    }

    @Test
    void threadsThatNeverPollAreSeen() {
        time.pass(Duration.ofSeconds(31));
        assertThat(status.unhealthyReason()).isPresent();

        status.starting();
        assertThat(status.unhealthyReason()).isEmpty();
    }
}
