package dev.waybill.system.monitoring;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard as Grafana reads it. */
record Dashboard(String file, JsonNode json) {

    private static final JsonMapper JSON = new JsonMapper();

    static List<Dashboard> all() {
        return MonitoringFiles.in(MonitoringFiles.GRAFANA.resolve("dashboards"), ".json").stream()
                .map(file -> new Dashboard(file.getFileName().toString(), JSON.readTree(MonitoringFiles.text(file))))
                .toList();
    }

    /** Without the rows' headings. */
    List<Panel> panels() {
        return json.path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString("").equals("row"))
                .map(panel -> new Panel(this, panel))
                .toList();
    }

    List<JsonNode> variables() {
        return json.path("templating").path("list").valueStream().toList();
    }

    /** One panel. */
    record Panel(Dashboard dashboard, JsonNode json) {

        String title() {
            return json.path("title").asString("");
        }

        Area area() {
            JsonNode at = json.path("gridPos");
            return new Area(
                    at.path("x").asInt(-1),
                    at.path("y").asInt(-1),
                    at.path("w").asInt(0),
                    at.path("h").asInt(0));
        }

        Stream<Expression> expressions() {
            return json.path("targets")
                    .valueStream()
                    .map(target ->
                            new Expression(toString(), target.path("expr").asString("")));
        }

        @Override
        public String toString() {
            return dashboard.file() + ": " + title();
        }
    }

    /** The position of a panel on the grid of 24 columns. */
    record Area(int x, int y, int width, int height) {

        boolean fits() {
            return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 24;
        }

        boolean overlaps(Area other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }
}
