package dev.waybill.system.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The containers of our compose files: as much of the format as these use. */
public final class ComposeFile {

    private final Path root;
    private final Variables variables;
    private final Map<String, Object> services;

    private ComposeFile(Path root, Variables variables, Map<String, Object> services) {
        this.root = root;
        this.variables = variables;
        this.services = services;
    }

    /**
     * @param root the project's folder
     * @param variables win over those of its {@code .env}
     * @param files one, and others that change it
     */
    public static ComposeFile read(Path root, Map<String, String> variables, String... files) {
        Map<String, Object> merged = Map.of();
        for (String file : files) {
            merged = merge(merged, services(root.resolve(file)));
        }
        return new ComposeFile(root, Variables.of(root.resolve(".env"), variables), merged);
    }

    public List<Container> containers() {
        return services.keySet().stream().map(this::container).toList();
    }

    public Container container(String name) {
        Map<String, Object> own = map(services.get(name));
        Map<String, Object> extended = map(own.get("extends"));
        if (extended.isEmpty()) {
            return new Container(name, own, variables);
        }
        Map<String, Object> base = services(root.resolve(String.valueOf(extended.get("file"))));
        return new Container(name, merge(map(base.get(extended.get("service"))), own), variables);
    }

    private static Map<String, Object> services(Path file) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var text = Files.newBufferedReader(file)) {
            Map<String, Object> document = yaml.load(text);
            return map(document.get("services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Mappings are joined, lists appended, and of anything else the latter counts. */
    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        var merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.merge(key, value, ComposeFile::merge));
        return merged;
    }

    private static Object merge(Object base, Object over) {
        if (base instanceof Map && over instanceof Map) {
            return merge(map(base), map(over));
        }
        if (base instanceof List<?> first && over instanceof List<?> second) {
            var all = new ArrayList<Object>(first);
            all.addAll(second);
            return all;
        }
        return over;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
