package dev.waybill.system.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Moves everything in a dump by whole days: times, the times in UUIDv7s, the partitions of days with their bounds, and
 * the same in JSON that a column of bytes holds. So a dump of any age is of today's retention.
 */
record DayShift(long days) {

    private static final Pattern UUID_V7_OR_BOUND = Pattern.compile(
            "\\b[0-9a-f]{8}-[0-9a-f]{4}-(7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0000-0000-000000000000)\\b");
    private static final Pattern TIME = Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})(?=[ T]\\d{2}:\\d{2}:\\d{2})");
    private static final Pattern DAY_TABLE = Pattern.compile("(?<=box_)\\d{8}\\b");
    private static final Pattern JSON_BYTES = Pattern.compile("(?<=\\\\\\\\x)7b([0-9a-f]{2})+");

    String apply(String text) {
        String result = replace(text, JSON_BYTES, this::bytes);
        result = replace(result, UUID_V7_OR_BOUND, this::id);
        result = replace(
                result, TIME, date -> LocalDate.parse(date).plusDays(days).toString());
        return replace(result, DAY_TABLE, this::day);
    }

    private String bytes(String hex) {
        return HexFormat.of()
                .formatHex(
                        apply(new String(HexFormat.of().parseHex(hex), UTF_8)).getBytes(UTF_8));
    }

    private String id(String id) {
        UUID uuid = UUID.fromString(id);
        long shift = Duration.ofDays(days).toMillis() << 16; // the first 48 bits are milliseconds
        return new UUID(uuid.getMostSignificantBits() + shift, uuid.getLeastSignificantBits()).toString();
    }

    private String day(String date) {
        DateTimeFormatter format = DateTimeFormatter.BASIC_ISO_DATE;
        return LocalDate.parse(date, format).plusDays(days).format(format);
    }

    private static String replace(String text, Pattern pattern, UnaryOperator<String> replacement) {
        return pattern.matcher(text).replaceAll((MatchResult match) -> replacement.apply(match.group()));
    }
}
