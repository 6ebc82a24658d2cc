package dev.waybill.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers as pages show them, always with their unit; what is not known is a dash. In templates {@code @units}. */
@Component("units")
public final class Units {

    private static final String UNKNOWN = "–";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** As {@code 0.35 s}, {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
    public String seconds(@Nullable Double seconds) {
        if (seconds == null || seconds.isNaN()) {
            return UNKNOWN;
        }
        if (seconds < 10) {
            return String.format(Locale.ROOT, seconds < 1 ? "%.2f s" : "%.1f s", seconds);
        }
        var whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3_600) {
            return two(whole / 60, "min", whole % 60, "s");
        }
        return whole < 86_400
                ? two(whole / 3_600, "h", whole % 3_600 / 60, "min")
                : two(whole / 86_400, "d", whole % 86_400 / 3_600, "h");
    }

    public String duration(@Nullable Duration duration) {
        return seconds(duration == null ? null : duration.toMillis() / 1e3);
    }

    /** How long it is since then. */
    public String since(@Nullable Instant since, Instant now) {
        return duration(since == null ? null : Duration.between(since, now));
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0
                ? large + " " + unit
                : String.format(Locale.ROOT, "%d %s %d %s", large, unit, small, smallUnit);
    }

    /** As {@code 1,234 orders}, {@code 1 order}. */
    public String count(@Nullable Number number, String unit) {
        if (number == null) {
            return UNKNOWN;
        }
        var rounded = Math.round(number.doubleValue());
        return String.format(Locale.ROOT, "%,d %s%s", rounded, unit, rounded == 1 ? "" : "s");
    }

    /** As {@code 12.5 /s}. */
    public String rate(@Nullable Double perSecond) {
        return perSecond == null
                ? UNKNOWN
                : String.format(Locale.ROOT, perSecond < 100 ? "%.1f /s" : "%.0f /s", perSecond);
    }

    public String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return UNKNOWN;
        }
        var size = bytes.doubleValue();
        for (var unit : new String[] {"B", "KiB", "MiB"}) {
            if (size < 1024) {
                return String.format(Locale.ROOT, unit.equals("B") ? "%.0f %s" : "%.1f %s", size, unit);
            }
            size /= 1024;
        }
        return String.format(Locale.ROOT, "%.1f GiB", size);
    }

    public String time(@Nullable Instant time) {
        return time == null ? UNKNOWN : TIME.format(time);
    }
}
