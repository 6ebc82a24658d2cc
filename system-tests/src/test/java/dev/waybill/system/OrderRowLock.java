package dev.waybill.system;

import static org.awaitility.Awaitility.await;

import dev.waybill.system.shop.ApiResponse;
import dev.waybill.system.stack.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Locks an order's row so that requests for it queue in their order of arrival. This gives a race the outcome that a
 * scenario is about.
 */
final class OrderRowLock implements AutoCloseable {

    private final Connection holder;

    OrderRowLock(Stack stack, UUID order) throws SQLException {
        holder = stack.connect("orders");
        holder.setAutoCommit(false);
        try (var lock = holder.prepareStatement("select 1 from orders where id = ? for update")) {
            lock.setObject(1, order);
            lock.executeQuery();
        }
    }

    /** Starts a request and returns once it waits for the row. */
    CompletableFuture<ApiResponse> startWaiting(Supplier<ApiResponse> request) throws SQLException {
        var answer = new CompletableFuture<ApiResponse>();
        Thread.ofVirtual().start(() -> answer.complete(request.get()));
        try (var waiting = holder.prepareStatement(
                "select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid)))")) {
            await().until(() -> {
                var found = waiting.executeQuery();
                return found.next() && found.getBoolean(1);
            });
        }
        return answer;
    }

    void release() throws SQLException {
        holder.rollback();
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
