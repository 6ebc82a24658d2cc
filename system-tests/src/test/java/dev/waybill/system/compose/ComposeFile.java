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

    private final Variables variables;
    private final Map<String, Object> services;

    private ComposeFile(Variables variables, Map<String, Object> services) {
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
            merged = merge(merged, extendedServices(root.resolve(file)));
        }
        return new ComposeFile(Variables.of(root.resolve(".env"), variables), merged);
    }

    public List<Container> containers() {
        return services.keySet().stream().map(this::container).toList();
    }

    public Container container(String name) {
        return new Container(name, map(services.get(name)), variables);
    }

    private static Map<String, Object> extendedServices(Path file) {
        var services = new LinkedHashMap<>(services(file));
        services.replaceAll((_, service) -> extended(file, map(service)));
        return services;
    }

    private static Map<String, Object> extended(Path file, Map<String, Object> service) {
        Map<String, Object> extended = map(service.get("extends"));
        if (extended.isEmpty()) {
            return service;
        }
        var base = extendedServices(file.resolveSibling(String.valueOf(extended.get("file"))));
        return merge(map(base.get(extended.get("service"))), service);
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

    /** Mappings are joined, lists appended, and of anything else the latter counts, also if it is nothing. */
    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        var merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.put(key, merge(base.get(key), value)));
        return merged;
    }

    private static @Nullable Object merge(@Nullable Object base, @Nullable Object over) {
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
