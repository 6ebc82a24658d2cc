package dev.waybill.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.stack.Stack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page with the steps for an alert. */
public record Runbook(Path file) {

    private static final Pattern FENCE = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Pattern PSQL =
            Pattern.compile("docker compose exec --user postgres postgres psql (\\w+) -c \"(.+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(docker|\\./waybill) .+");
    private static final List<String> PORTS = List.of("8081", "8082", "8083", "8084");

    public static List<Runbook> all() {
        return MonitoringFiles.in(MonitoringFiles.ROOT.resolve("docs/runbooks"), ".md").stream()
                .map(Runbook::new)
                .toList();
    }

    /**
     * Follows the page as far as any stack allows: sends its requests and runs its statements. Commands of Docker and of the
     * local stack are only checked for their form.
     *
     * @param order what stands in for the order that the page is about
     */
    public void follow(Stack stack, Prometheus prometheus, UUID order) {
        for (String command : commands()) {
            Matcher psql = PSQL.matcher(command);
            if (psql.matches()) {
                query(stack, psql.group(1), psql.group(2).replace("$ORDER", order.toString()));
            } else if (command.startsWith("curl ")) {
                new Program(Path.of("/bin/bash")).run("-c", here(command, stack, prometheus, order));
            } else {
                assertThat(command)
                        .as("a command in %s", file.getFileName())
                        .matches(ELSEWHERE)
                        .doesNotContain(" psql ");
            }
        }
    }

    private List<String> commands() {
        return FENCE.matcher(MonitoringFiles.text(file))
                .results()
                .flatMap(fence -> fence.group(1).replace("\\\n", " ").lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String here(String command, Stack stack, Prometheus prometheus, UUID order) {
        // on a healthy stack every answer is a good one
        String token = stack.authorization()
                .token(TokenOwner.OPERATOR)
                .map("--header 'Authorization: Bearer %s' "::formatted)
                .orElse("");
        String here = command.replaceFirst("curl ", "curl --fail " + token)
                .replace("localhost:9090", prometheus.address().getAuthority())
                .replace("$ORDER", order.toString());
        for (AuditedService service : AuditedService.values()) {
            here = here.replace(
                    "localhost:" + PORTS.get(service.ordinal()),
                    stack.url(service).getAuthority());
        }
        return here;
    }

    private static void query(Stack stack, String database, String sql) {
        try (Connection connection = stack.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("\\\"", "\""));
        } catch (SQLException e) {
            throw new AssertionError("does not work: " + sql, e);
        }
    }
}
