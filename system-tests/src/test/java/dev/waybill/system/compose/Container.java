package dev.waybill.system.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** One container as a compose file describes it, with its variables filled in. */
public record Container(String name, Map<String, Object> definition, Variables variables) {

    /** The image's name and tag. */
    public String image() {
        return text(definition.get("image"));
    }

    /** One that is described without a value has that of the same variable, and is left out if there is none. */
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        ComposeFile.map(definition.get("environment")).forEach((key, value) -> {
            String passed = value == null ? variables.values().get(key) : text(value);
            if (passed != null) {
                environment.put(key, passed);
            }
        });
        return environment;
    }

    /** Empty if it is the image's own. Of several files the last one's counts. */
    public List<String> command() {
        return texts(definition.get("command"));
    }

    /** The names of those that must be there first. */
    Set<String> startsAfter() {
        return ComposeFile.map(definition.get("depends_on")).keySet();
    }

    /** As {@code host port:container port}, on the address that comes before them. */
    public List<String> ports() {
        return texts(definition.get("ports"));
    }

    /** As {@code source:target} or {@code source:target:ro}; a source that starts with a dot is a file of the project. */
    public List<String> volumes() {
        return texts(definition.get("volumes"));
    }

    /** The health check command; empty if it is the image's own. */
    public List<String> healthCheck() {
        return texts(ComposeFile.map(definition.get("healthcheck")).get("test"));
    }

    /** Its folders in memory, with their options. */
    public List<String> temporaryFolders() {
        return texts(definition.get("tmpfs"));
    }

    /** Empty if its memory is not limited. */
    public Optional<DataSize> memoryLimit() {
        Map<String, Object> deploy = ComposeFile.map(definition.get("deploy"));
        Map<String, Object> limits =
                ComposeFile.map(ComposeFile.map(deploy.get("resources")).get("limits"));
        return Optional.ofNullable(limits.get("memory")).map(limit -> DataSize.parse(limit + "B"));
    }

    public boolean isReadOnly() {
        return Boolean.TRUE.equals(definition.get("read_only"));
    }

    public boolean isWithoutCapabilities() {
        return texts(definition.get("cap_drop")).contains("ALL");
    }

    /** Whether the image is one of ours. */
    boolean isBuiltHere() {
        return image().startsWith("waybill/");
    }

    private List<String> texts(@Nullable Object list) {
        return list instanceof List<?> items ? items.stream().map(this::text).toList() : List.of();
    }

    private String text(@Nullable Object value) {
        return value == null ? "" : variables.fill(value.toString());
    }
}
