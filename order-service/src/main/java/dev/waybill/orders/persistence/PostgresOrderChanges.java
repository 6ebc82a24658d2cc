package dev.waybill.orders.persistence;

import static java.util.stream.Collectors.toSet;

import dev.waybill.events.OrderId;
import dev.waybill.orders.domain.Order;
import dev.waybill.persistence.StatementBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.stereotype.Component;

/**
 * Notifies all instances of new versions of orders, and this instance of those that any instance wrote; PostgreSQL sends
 * the notifications to all sessions that listen. It has a thread and a connection of its own while its listener is active, connects again after a failure, and has no
 * influence on readiness. Thread-safe.
 */
@Component
public final class PostgresOrderChanges implements DisposableBean {

    /**
     * 200 ids at a time, as a payload must be shorter than 8000 bytes. It belongs behind the commit: until its own commit
     * is on disk, a transaction that notifies makes all others that notify wait.
     */
    private static final String NOTIFY = """
            select pg_notify('order_changes', string_agg(id, ','))
            from unnest(?::text[]) with ordinality as changed (id, number) group by number / 200
            """;

    private static final Logger log = LoggerFactory.getLogger(PostgresOrderChanges.class);

    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(2);
    private static final Duration RESYNC_INTERVAL = Duration.ofSeconds(15);
    private static final int MAX_WAIT_MILLIS = 1_000;

    /** Changes within this time are reported together, so that many of them cost few reads. */
    private static final Duration COALESCING_WINDOW = Duration.ofMillis(20);

    /** The server keeps what a session has not received, so it ends the session of a process that is frozen. */
    private static final String LIMITS = "-c idle_session_timeout=60s -c tcp_user_timeout=30s";

    private final StatementBatch statements;
    private final PGSimpleDataSource database;
    private @Nullable Thread thread;

    /** Called by one thread at a time. */
    public interface Listener {

        /** Whether any order is of interest now. */
        boolean isActive();

        /** New versions of these orders can be read from the database. */
        void onChange(Set<OrderId> orders);

        /** Versions may have been missed: called when the notifications start or start again, and now and then. */
        void resync();
    }

    PostgresOrderChanges(DataSource pool, StatementBatch statements) {
        this.statements = statements;
        database = DataSourceBuilder.derivedFrom(pool)
                .type(PGSimpleDataSource.class)
                .build();
        database.setApplicationName("order-service changes");
        database.setConnectTimeout(5);
        database.setSocketTimeout(10);
        database.setOptions(LIMITS);
    }

    /** Notifies all instances, once the current transaction has committed, of those that have a new version. */
    public void publish(Collection<Order> orders) {
        String[] changed = orders.stream()
                .filter(Order::hasNewVersion)
                .map(order -> order.orderId().toString())
                .toArray(String[]::new);
        if (changed.length > 0) {
            statements.addAfterCommit(NOTIFY, (Object) changed);
        }
    }

    /** Notifies this listener, the only one of the instance, while it is active; may be called repeatedly. */
    public synchronized void subscribe(Listener listener) {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("order-changes").start(() -> run(listener));
        }
    }

    private void run(Listener listener) {
        while (isNeeded(listener)) {
            try (Connection connection = database.getConnection()) {
                listen(connection, listener);
            } catch (SQLException | RuntimeException e) {
                log.warn("Listening for changed orders failed and is tried again: {}", e.toString());
                LockSupport.parkNanos(RECONNECT_DELAY.toNanos());
            }
        }
    }

    /** Repeats the statement with each resynchronization, to find out whether the connection is lost. */
    private void listen(Connection connection, Listener listener) throws SQLException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (isNeeded(listener)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen order_changes");
            }
            listener.resync();
            long resyncedAt = System.nanoTime();
            while (isNeeded(listener) && System.nanoTime() - resyncedAt < RESYNC_INTERVAL.toNanos()) {
                Set<OrderId> changed = Arrays.stream(notifications.getNotifications(MAX_WAIT_MILLIS))
                        .flatMap(notification ->
                                Stream.of(notification.getParameter().split(",")))
                        .map(OrderId::parse)
                        .collect(toSet());
                if (!changed.isEmpty()) {
                    listener.onChange(changed);
                    LockSupport.parkNanos(COALESCING_WINDOW.toNanos());
                }
            }
        }
    }

    /** Decides and clears the thread in one step, so that no subscriber relies on a thread that is about to end. */
    private synchronized boolean isNeeded(Listener listener) {
        if (thread == Thread.currentThread() && !listener.isActive()) {
            thread = null;
        }
        return thread == Thread.currentThread();
    }

    @Override
    public void destroy() throws InterruptedException {
        Thread running = clear();
        if (running != null) {
            boolean unused = running.join(Duration.ofSeconds(5));
        }
    }

    private synchronized @Nullable Thread clear() {
        Thread running = thread;
        thread = null;
        return running;
    }
}
