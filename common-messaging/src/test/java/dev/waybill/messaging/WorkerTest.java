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

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void everyWorkerThatIsStartedWorks() throws InterruptedException {
        int many = 2_000;
        var worked = new CountDownLatch(many);
        var workers = new ArrayList<Worker>();
        for (int i = 0; i < many; i++) {
            workers.add(new Worker("worker " + i, LONG, () -> {
                worked.countDown();
                return false;
            }));
        }
        workers.forEach(Worker::start);
        assertThat(worked.await(20, TimeUnit.SECONDS)).isTrue();
        workers.forEach(Worker::stop);
    }

    @Test
    void aWorkerThatWasStoppedCanBeStartedAgain() throws InterruptedException {
        var ran = new Semaphore(0);
        var worker = new Worker("again", LONG, () -> {
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
    void aStepThatFailsIsTriedAgainWhateverItFailsWith() throws InterruptedException {
        var attempts = new AtomicInteger();
        var succeeded = new CountDownLatch(1);
        var worker = new Worker("failing", LONG, () -> {
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
