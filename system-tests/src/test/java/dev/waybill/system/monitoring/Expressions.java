package dev.waybill.system.monitoring;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All expressions of dashboards and rules. */
public final class Expressions {

    private static final Pattern VALUES_OF_A_LABEL = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    private Expressions() {}

    /** Each in a form that has a result on a healthy stack, alerts included. */
    public static List<Expression> all() {
        Stream<Expression> panels = Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .flatMap(Dashboard.Panel::expressions)
                .map(Expression::onADashboard);
        Stream<Expression> variables = Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.variables().stream()
                        .map(variable -> variable.path("definition").asString(""))
                        .map(definition -> new Expression(dashboard.file() + ": a variable", valued(definition))));
        Stream<Expression> rules = Rule.all().stream()
                .map(rule -> rule.isAlert() ? rule.expression().whetherOrNot() : rule.expression());
        return Stream.of(panels, variables, rules).flatMap(all -> all).toList();
    }

    private static String valued(String definition) {
        Matcher values = VALUES_OF_A_LABEL.matcher(definition);
        if (!values.matches()) {
            throw new IllegalArgumentException("not the values of a label: " + definition);
        }
        return "count by (%s) (%s)".formatted(values.group(2), values.group(1));
    }
}
