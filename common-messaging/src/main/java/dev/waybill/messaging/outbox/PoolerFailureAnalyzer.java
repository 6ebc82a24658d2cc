package dev.waybill.messaging.outbox;

import java.sql.SQLException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** Says what to set where a connection pooler, as PgBouncer, refuses the time limits with which this service connects. */
final class PoolerFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final String OPTIONS = "spring.datasource.hikari.data-source-properties.options";
    private static final Pattern OPTION = Pattern.compile("-c\\s*(\\w+)=(\\S+)");

    private final Environment environment;

    PoolerFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    /** Whether this, or what caused it, is a pooler's refusal of a parameter that PostgreSQL has. */
    static boolean isRefusal(Throwable failure) {
        String message = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        return message != null && message.contains("unsupported startup parameter");
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        if (!isRefusal(rootFailure)) {
            return null;
        }
        String limits = Stream.of("spring.datasource.username", "spring.flyway.user")
                .map(property -> environment.getProperty(property, ""))
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .flatMap(this::limits)
                .collect(Collectors.joining(" "));
        return new FailureAnalysis(
                "A connection pooler before PostgreSQL refuses the connections of this service: "
                        + NestedExceptionUtils.getMostSpecificCause(rootFailure).getMessage(),
                "Set ignore_startup_parameters = extra_float_digits,options in the pooler's configuration, and run in"
                        + " PostgreSQL what it then drops: " + limits,
                cause);
    }

    private Stream<String> limits(String role) {
        return OPTION.matcher(environment.getProperty(OPTIONS, ""))
                .results()
                .map(option -> "alter role \"%s\" set %s = '%s';".formatted(role, option.group(1), option.group(2)));
    }
}
