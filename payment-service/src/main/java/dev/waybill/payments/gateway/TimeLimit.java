package dev.waybill.payments.gateway;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for a call no longer than this; a call that takes longer is interrupted and its result is not known. */
record TimeLimit(Duration limit) {

    <T> T apply(Supplier<T> call) {
        var task = new FutureTask<>(call::get);
        Thread.ofVirtual().name("gateway-call").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GatewayUnavailableException unavailable) {
                throw unavailable;
            }
            throw new GatewayUnavailableException("the call failed", e.getCause());
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new GatewayUnavailableException("no answer within " + limit, e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new GatewayUnavailableException("interrupted", e);
        }
    }
}
