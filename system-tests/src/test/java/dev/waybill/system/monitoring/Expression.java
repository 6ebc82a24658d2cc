package dev.waybill.system.monitoring;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A question to Prometheus in a dashboard or a rule.
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

    /** The same with what Grafana puts in for variables. */
    Expression onADashboard() {
        return new Expression(place, text.replace("$__rate_interval", "10s").replace("$service", ".+"));
    }

    /**
     * The same asked so that a comparison answers 0 or 1 for each series instead of dropping those for which all is well.
     * What it then says nothing about could never be reported.
     */
    Expression whetherOrNot() {
        return new Expression(place, COMPARISON.matcher(text).replaceAll(" $1 bool "));
    }

    /** Each series that it asks for. An expression with {@code or} has an answer even where one of them is missing. */
    public List<Expression> series() {
        return SELECTOR.matcher(LABEL_LISTS.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(selector -> !WORDS.contains(selector))
                .map(selector -> new Expression(place, selector))
                .toList();
    }
}
