package dev.waybill.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private static final Duration ONE_HOUR = Duration.ofHours(1);

    @Test
    void everyStartedWorkerRunsItsStep() throws InterruptedException {
        int count = 2_000;
        var worked = new CountDownLatch(count);
        var workers = new ArrayList<Worker>();
        for (int i = 0; i < count; i++) {
            workers.add(new Worker("worker " + i, ONE_HOUR, () -> {
                worked.countDown();
                return false;
            }));
        }
        workers.forEach(Worker::start);
        assertThat(worked.await(20, TimeUnit.SECONDS)).isTrue();
        workers.forEach(Worker::stop);
    }

    @Test
    void aStoppedWorkerCanBeRestarted() throws InterruptedException {
        var ran = new Semaphore(0);
        var worker = new Worker("restarted", ONE_HOUR, () -> {
            ran.release();
            return false;
        });
        worker.start();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        worker.start();
        assertThat(ran.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        assertThat(worker.isRunning()).isFalse();
    }

    @Test
    void aFailedStepIsRetriedWhateverItThrows() throws InterruptedException {
        var attempts = new AtomicInteger();
        var succeeded = new CountDownLatch(1);
        var worker = new Worker("failing", ONE_HOUR, () -> {
            switch (attempts.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("not yet");
                case 2 -> throw new LinkageError("still not");
                default -> {}
            }
            succeeded.countDown();
            return false;
        });
        worker.start();
        assertThat(succeeded.await(20, TimeUnit.SECONDS)).isTrue();
        worker.stop();
    }
}
