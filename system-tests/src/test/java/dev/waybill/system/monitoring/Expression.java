package dev.waybill.system.monitoring;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A PromQL expression of a dashboard or a rule.
 *
 * @param place where it stands, for whom it fails
 */
public record Expression(String place, String text) {

    private static final Pattern LABEL_LISTS =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right) *\\([^)]*\\)");
    private static final Pattern SELECTOR = Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][\\w:]*+(\\{[^}]*})?(?! *\\()");
    private static final Pattern COMPARISON = Pattern.compile(" (==|!=|>=|<=|>|<) ");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    @Override
    public String toString() {
        return place + ": " + text;
    }

    /** The same with values for Grafana's variables. */
    Expression onADashboard() {
        return new Expression(
                place,
                text.replace("$__rate_interval", "10s")
                        .replace("$service", ".+")
                        .replace("$topic", ".+"));
    }

    /**
     * The same with comparisons that return 0 or 1 for each series instead of dropping series. A series that is missing then
     * could never raise an alert.
     */
    Expression whetherOrNot() {
        return new Expression(place, COMPARISON.matcher(text).replaceAll(" $1 bool "));
    }

    /** Each series that it selects. An expression with {@code or} has a result even if one of them is missing. */
    public List<Expression> series() {
        return SELECTOR.matcher(LABEL_LISTS.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(selector -> !WORDS.contains(selector))
                .map(selector -> new Expression(place, selector))
                .toList();
    }
}
