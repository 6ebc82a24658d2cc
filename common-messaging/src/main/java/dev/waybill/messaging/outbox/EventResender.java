package dev.waybill.messaging.outbox;

import dev.waybill.events.OrderId;
import dev.waybill.messaging.UuidV7;
import dev.waybill.messaging.codec.CloudEventHeaders;
import dev.waybill.messaging.outbox.ErasedEvents.Event;
import dev.waybill.messaging.outbox.EventResend.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Publishes events of the outbox again on request, unchanged: for consumers that have lost some, because the brokers lost
 * them or deleted them before they were read. Consumers that had an event drop it by its id. Hence no event may be older
 * than what consumers remember. Events whose personal data was erased are left out.
 *
 * <p>The events of one order are sent one after another in their order, beside the running relay. Those that a consumer has
 * lost reach it in their order, but after later events of the same order that it has not lost; its state machine has a
 * defined outcome for each. What the relay has not published yet it publishes itself first: a run waits for that, and fails
 * if the relay is behind. Events that are set aside are left out.
 *
 * <p>One run at a time and service, whatever its instances. A run reads as the relay's role on a connection of its own,
 * keeps one page of events in memory and waits for the brokers to acknowledge it before the next. Thread-safe.
 */
final class EventResender implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EventResender.class);
    private static final int PAGE = 500;
    private static final int EVENTS_PER_SECOND = 5_000;
    private static final int KEPT = 20;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration ACKNOWLEDGEMENT_TIMEOUT = Duration.ofSeconds(20);

    /** More than another instance needs to take the relay over. */
    private static final Duration RELAY_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration RELAY_POLL_INTERVAL = Duration.ofMillis(100);

    private static final String LOCK = "select pg_try_advisory_lock(hashtext('waybill event resend'))";

    private static final String NOT_SET_ASIDE = " and not exists (select from outbox_set_aside as waiting"
            + " where waiting.aggregateid = outbox.aggregateid and waiting.sequence <= outbox.sequence)";

    private static final String SELECTED = " from outbox where id >= '%s' and id < '%s' %s" + NOT_SET_ASIDE;

    /** It is sorted once and on disk; the transaction ends at once. */
    private static final String CURSOR =
            "declare resend cursor with hold for select id, type, aggregateid%s order by aggregateid, sequence";

    private static final String READ_PAGE =
            OutboxRecord.SELECT + " where id = any(?)" + NOT_SET_ASIDE + " order by aggregateid, sequence";

    private final RelayConnections connections;
    private final RelayProducerFactory producers;
    private final String source;
    private final BooleanSupplier topicDeclared;
    private final ErasedEvents erased;
    private final Duration inboxRetention;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<UUID, EventResend> resends = new LinkedHashMap<>();

    /**
     * @param source of all events, as {@code /order-service}
     * @param topicDeclared whether the topic is there as declared, and belongs to this installation
     * @param inboxRetention how long consumers remember events
     */
    EventResender(
            RelayConnections connections,
            RelayProducerFactory producers,
            String source,
            BooleanSupplier topicDeclared,
            ErasedEvents erased,
            Duration inboxRetention,
            Clock clock) {
        this.connections = connections;
        this.producers = producers;
        this.source = source;
        this.topicDeclared = topicDeclared;
        this.erased = erased;
        this.inboxRetention = inboxRetention;
        this.clock = clock;
    }

    /** Another run, of this or another instance, has not ended. */
    static final class ResendRunningException extends RuntimeException {
        private ResendRunningException() {
            super("Events are being published again already; wait until that has ended.");
        }
    }

    /**
     * Starts a run for the events of one order.
     *
     * @throws IllegalArgumentException if its events may be older than consumers remember; the message says what is wrong
     *     with it, without a subject and without its value
     * @throws ResendRunningException while another runs
     */
    EventResend ofOrder(UUID order, boolean dryRun) throws SQLException {
        Instant placed = order.version() == 7 ? UuidV7.timeOf(order) : Instant.EPOCH;
        check(placed, "is of an order");
        Instant until = clock.instant().plus(CloudEventHeaders.MAX_AHEAD);
        return start(order, placed.minus(UuidV7.MAX_CLOCK_SKEW), until, dryRun);
    }

    /**
     * Starts a run for all events of a time, by their ids.
     *
     * @throws IllegalArgumentException if the time begins earlier than consumers remember, or does not end later; the message
     *     says what is wrong with its beginning, as that of the other
     * @throws ResendRunningException while another runs
     */
    EventResend ofTime(Instant since, @Nullable Instant until, boolean dryRun) throws SQLException {
        check(since, "is");
        Instant end = until == null ? clock.instant() : until;
        if (!since.isBefore(end)) {
            throw new IllegalArgumentException("is not before the end");
        }
        return start(null, since, end, dryRun);
    }

    private void check(Instant time, String what) {
        if (time.isBefore(clock.instant().minus(inboxRetention))) {
            throw new IllegalArgumentException(
                    "%s longer ago than consumers remember events (%s days): they would reject older ones"
                            .formatted(what, inboxRetention.toDays()));
        }
    }

    /** A run that was started on this instance; empty if it is not known, or no longer. */
    synchronized Optional<EventResend> find(UUID id) {
        return Optional.ofNullable(resends.get(id));
    }

    private EventResend start(@Nullable UUID order, Instant since, Instant until, boolean dryRun) throws SQLException {
        Connection connection = connections.openForStatements();
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        try {
            if (!Boolean.TRUE.equals(jdbc.queryForObject(LOCK, Boolean.class))) {
                throw new ResendRunningException();
            }
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
        var resend = new EventResend(
                UuidV7.next(), order, since, until, dryRun, State.RUNNING, Map.of(), 0, 0, clock.instant(), null, null);
        put(resend);
        Thread.ofPlatform().daemon().name("event resend").start(() -> run(resend, connection, jdbc));
        return resend;
    }

    private void run(EventResend resend, Connection connection, JdbcTemplate jdbc) {
        String problem = null;
        try (connection) {
            connection.setNetworkTimeout(Runnable::run, (int) STATEMENT_TIMEOUT.toMillis());
            EventResend counted = put(resend.counted(count(jdbc, resend)));
            if (resend.dryRun()) {
                countErased(jdbc, counted);
            } else {
                publish(connection, jdbc, counted);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "The service was stopped.";
        } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
            Throwable cause = e instanceof DataAccessException && e.getCause() != null ? e.getCause() : e;
            problem = "It failed, and may be started again: " + cause.getMessage();
            log.warn("Publishing events again failed", e);
        }
        EventResend ended = put(current(resend).ended(clock.instant(), problem));
        if (!ended.dryRun()) {
            log.info(
                    "Published {} events again, since {} until {}; left out {} whose personal data was erased",
                    ended.sent(),
                    ended.since(),
                    ended.until(),
                    ended.erased());
        }
    }

    private static String selected(EventResend resend) {
        return SELECTED.formatted(
                UuidV7.lowerBound(resend.since()),
                UuidV7.lowerBound(resend.until()),
                resend.orderId() == null ? "" : "and aggregateid = '" + resend.orderId() + "'");
    }

    private static Map<String, Long> count(JdbcTemplate jdbc, EventResend resend) {
        var types = new LinkedHashMap<String, Long>();
        jdbc.query("select type, count(*)" + selected(resend) + " group by type order by type", row -> {
            types.put(row.getString(1), row.getLong(2));
        });
        return types;
    }

    private void countErased(JdbcTemplate jdbc, EventResend resend) {
        jdbc.execute(CURSOR.formatted(selected(resend)));
        for (List<Event> page = fetch(jdbc); !page.isEmpty(); page = fetch(jdbc)) {
            put(current(resend).sent(0, page.size() - erased.without(page).size()));
        }
    }

    private void publish(Connection connection, JdbcTemplate jdbc, EventResend resend)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (!topicDeclared.getAsBoolean()) {
            throw new IllegalStateException("the topic is not there, or belongs to another installation");
        }
        Producer<byte[], byte[]> producer = producers.createNonTransactionalProducer();
        try {
            jdbc.execute(CURSOR.formatted(selected(resend)));
            awaitRelay(connection);
            long startedAt = System.nanoTime();
            long sent = 0;
            for (List<Event> page = fetch(jdbc); !page.isEmpty(); page = fetch(jdbc)) {
                List<Event> kept = erased.without(page);
                var ids = new SqlArrayValue("uuid", kept.stream().map(Event::id).toArray());
                List<OutboxRecord> found = jdbc.query(READ_PAGE, (row, _) -> OutboxRecord.read(row, source), ids);
                send(producer, found);
                sent += found.size();
                put(current(resend).sent(found.size(), page.size() - kept.size()));
                long aheadNanos = sent * 1_000_000_000 / EVENTS_PER_SECOND - (System.nanoTime() - startedAt);
                if (stop.await(Math.max(0, aheadNanos), TimeUnit.NANOSECONDS)) {
                    throw new InterruptedException();
                }
            }
        } finally {
            producers.close(producer);
        }
    }

    /** Waits until the relay has published what is selected, or an event could overtake an earlier one that is not. */
    private void awaitRelay(Connection connection) throws InterruptedException {
        var progress = new RelayProgressRepository(connection);
        Instant selected = progress.sample().time();
        long deadline = System.nanoTime() + RELAY_TIMEOUT.toNanos();
        while (!progress.isAcknowledged(selected)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the relay is behind, and no event may overtake an earlier one");
            }
            if (stop.await(RELAY_POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
        }
    }

    private static List<Event> fetch(JdbcTemplate jdbc) {
        return jdbc.query(
                "fetch " + PAGE + " from resend",
                (row, _) -> new Event(
                        row.getObject(1, UUID.class), row.getString(2), new OrderId(row.getObject(3, UUID.class))));
    }

    /** Sends a page and waits for its acknowledgement. */
    private void send(Producer<byte[], byte[]> producer, List<OutboxRecord> page)
            throws InterruptedException, ExecutionException, TimeoutException {
        var sent = new ArrayList<Future<?>>(PAGE);
        Instant now = clock.instant();
        for (OutboxRecord event : page) {
            sent.add(producer.send(event.toProducerRecord(producers.topicPrefix(), now)));
        }
        for (Future<?> each : sent) {
            each.get(ACKNOWLEDGEMENT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized EventResend current(EventResend resend) {
        return resends.getOrDefault(resend.id(), resend);
    }

    private synchronized EventResend put(EventResend resend) {
        resends.put(resend.id(), resend);
        if (resends.size() > KEPT) {
            resends.remove(resends.keySet().iterator().next());
        }
        return resend;
    }

    @Override
    public void destroy() {
        stop.countDown();
    }
}
