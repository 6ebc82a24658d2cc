package dev.waybill.system.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** A database of an older version, as an SQL script of the folder {@code upgrade}. */
final class DatabaseDump {

    static final List<String> DATABASES = List.of("orders", "payments", "inventory", "shipping", "gateway");

    private static final Pattern DUMPED_ON = Pattern.compile("-- dumped on (\\S+)\n");
    private static final Pattern COPY = Pattern.compile("(?ms)^(copy [^;]+ from stdin);\n(.*?)^\\\\\\.\n");

    /** The same for all databases of a run. */
    private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private DatabaseDump() {}

    /** Loads the script into the empty database, as if it had been dumped yesterday. */
    static void load(Connection superuser, String database) throws SQLException, IOException {
        String script = shifted(read(database));
        var copies = superuser.unwrap(PGConnection.class).getCopyAPI();
        try (var statement = superuser.createStatement()) {
            Matcher copy = COPY.matcher(script);
            int end = 0;
            while (copy.find()) {
                statement.execute(script.substring(end, copy.start()));
                copies.copyIn(copy.group(1), new StringReader(copy.group(2)));
                end = copy.end();
            }
            statement.execute(script.substring(end));
        }
    }

    private static String shifted(String script) {
        Matcher dumped = DUMPED_ON.matcher(script);
        if (!dumped.find()) {
            throw new IllegalArgumentException("The dump does not say when it was made");
        }
        return new DayShift(ChronoUnit.DAYS.between(LocalDate.parse(dumped.group(1)), YESTERDAY)).apply(script);
    }

    private static String read(String database) {
        try (InputStream script = DatabaseDump.class.getResourceAsStream("/upgrade/" + database + ".sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
