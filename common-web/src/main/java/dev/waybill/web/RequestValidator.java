package dev.waybill.web;

import static java.util.Comparator.comparing;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * Checks requests, which are records, against the constraints of their components, where the service may add violations
 * that only it can find. A request that needs no more than its constraints is checked by {@code @Valid}. Thread-safe.
 */
public final class RequestValidator {

    private final Validator validator;

    RequestValidator(Validator validator) {
        this.validator = validator;
    }

    /** All violations of a request, in the order of its components; more can be added to the list. */
    public List<Violation> check(Object request) {
        return check(request, "#");
    }

    /**
     * All violations of a part of a request.
     *
     * @param pointer to the part: {@code #/3}
     */
    public List<Violation> check(Object part, String pointer) {
        return violations(validator.validate(part), pointer);
    }

    /**
     * All violations of a list of requests, of which no two have the same key.
     *
     * @param field the name of the field with the key
     * @param key of a request; null if it is missing
     * @throws ProblemException 413 if they are too many
     */
    public <T> List<Violation> checkAll(List<@Nullable T> list, String field, Function<T, @Nullable String> key) {
        if (list.size() > CsvTable.MAX_ROWS) {
            throw CsvTable.tooManyRows();
        }
        var violations = new ArrayList<Violation>();
        if (list.isEmpty()) {
            violations.add(new Violation("#", "must have 1 to " + CsvTable.MAX_ROWS + " items"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String pointer = "#/" + i;
            T request = list.get(i);
            if (request == null) {
                violations.add(new Violation(pointer, "is missing"));
            } else {
                violations.addAll(check(request, pointer));
                String found = key.apply(request);
                if (found != null && !seen.add(found)) {
                    violations.add(new Violation(pointer + "/" + field, "is already among those above"));
                }
            }
        }
        return violations;
    }

    static List<Violation> violations(Collection<? extends ConstraintViolation<?>> found, String pointer) {
        var violations = new ArrayList<Violation>(found.size());
        found.stream()
                .sorted(comparing(RequestValidator::position, Arrays::compare))
                .map(one -> new Violation(pointer + pointer(one.getPropertyPath()), one.getMessage()))
                .forEach(violations::add);
        return violations;
    }

    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(JsonPointers.escape(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(JsonPointers.escape(node.getName()));
            }
        }
        return pointer.toString();
    }

    /** The indices of the components and list items on the way to the field. */
    private static int[] position(ConstraintViolation<?> violation) {
        var position = Stream.<Integer>builder();
        ResolvableType type = ResolvableType.forClass(violation.getRootBeanClass());
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                position.add(node.getIndex());
                type = type.getGeneric(0);
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                List<RecordComponent> components = Arrays.asList(type.toClass().getRecordComponents());
                List<String> names =
                        components.stream().map(RecordComponent::getName).toList();
                int index = names.indexOf(node.getName());
                position.add(index);
                type = ResolvableType.forType(components.get(index).getGenericType());
            }
        }
        return position.build().mapToInt(Objects::requireNonNull).toArray();
    }
}
