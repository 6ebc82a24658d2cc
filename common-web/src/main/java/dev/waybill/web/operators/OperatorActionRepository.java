package dev.waybill.web.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The append-only tables {@code operator_actions} and {@code operator_action_results}. Each row is committed by itself.
 * Thread-safe.
 */
public final class OperatorActionRepository {

    private static final String BEGIN = """
            insert into operator_actions (at, operator, method, path, reason) values (?, ?, ?, ?, ?) returning id
            """;

    private static final String COMPLETE =
            "insert into operator_action_results (action_id, at, status, request) values (?, ?, ?, ?)";

    private static final String PAGE = """
            select a.id, a.at, a.operator, a.method, a.path, a.reason, r.status, r.request
            from operator_actions a left join operator_action_results r on r.action_id = a.id
            where a.id < ? and a.at >= ? and a.at < ? and starts_with(a.path, ?) %s
            order by a.id desc limit ?
            """;

    private static final String OF_ANYBODY = PAGE.formatted("and ?::text is null");
    private static final String OF_ONE = PAGE.formatted("and a.operator = ?");

    private final JdbcTemplate jdbc;
    private final Clock clock;

    OperatorActionRepository(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Records an action that begins.
     *
     * @return its id
     * @throws DataAccessException if it is not recorded, so that it must not be done
     */
    public long begin(String operator, String method, String path, @Nullable String reason) {
        Long id = jdbc.queryForObject(BEGIN, Long.class, now(), operator, method, path, reason);
        if (id == null) {
            throw new IllegalStateException("An inserted row has no id.");
        }
        return id;
    }

    /** Records how it ended. */
    public void complete(long id, int status, @Nullable String request) {
        jdbc.update(COMPLETE, id, now(), status, request);
    }

    /** A page of the actions, newest first. */
    List<OperatorAction> page(OperatorActionSearch search, @Nullable Long before, int limit) {
        return jdbc.query(
                search.operator() == null ? OF_ANYBODY : OF_ONE,
                OperatorActionRepository::read,
                before == null ? Long.MAX_VALUE : before,
                time(search.since()),
                time(search.until()),
                search.pathPrefix(),
                search.operator(),
                limit);
    }

    private static OperatorAction read(ResultSet row, int number) throws SQLException {
        return new OperatorAction(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("operator"),
                row.getString("method"),
                row.getString("path"),
                row.getString("reason"),
                row.getObject("status", Integer.class),
                row.getString("request"));
    }

    private OffsetDateTime now() {
        return time(clock.instant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
