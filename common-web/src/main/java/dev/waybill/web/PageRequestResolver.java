package dev.waybill.web;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@code ?limit=} and {@code ?cursor=}. A search with a parameter that its controller does not take is refused, because
 * a mistyped filter would find too much; what browsers and campaigns add to a link is ignored.
 */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final Set<String> COMMON = Set.of(LIMIT, CURSOR, "_");
    private static final Pattern UP_TO_THREE_DIGITS = Pattern.compile("[0-9]{1,3}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String list = list((HttpServletRequest) request.getNativeRequest(), filters(parameter.getExecutable()));
        return read(list, request.getParameter(LIMIT), request.getParameter(CURSOR));
    }

    /** The components of the records that the method takes, and whether each takes several values. */
    private static SortedMap<String, Boolean> filters(Executable method) {
        var filters = new TreeMap<String, Boolean>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType().isRecord()
                    && parameter.getType() != PageRequest.class
                    && !parameter.isAnnotationPresent(PathVariable.class)) {
                for (RecordComponent filter : parameter.getType().getRecordComponents()) {
                    filters.put(filter.getName(), filter.getType() == List.class);
                }
            }
        }
        return filters;
    }

    /** The decoded path with the filters. */
    private static String list(HttpServletRequest request, SortedMap<String, Boolean> filters) {
        Map<String, String[]> given = request.getParameterMap();
        for (String name : given.keySet()) {
            if (!filters.containsKey(name) && !COMMON.contains(name) && !name.startsWith("utm_")) {
                throw ProblemException.badRequest(
                        "%s is not a parameter of this search.".formatted(name.isEmpty() ? "An empty name" : name));
            }
        }
        var list = new StringBuilder(RequestPattern.decodedPath(request));
        filters.forEach((name, isSeveral) -> {
            String[] values = given.get(name);
            if (values != null) {
                String value = String.join(",", values);
                list.append('\n').append(name).append('=').append(isSeveral ? sorted(value) : value);
            }
        });
        return list.toString();
    }

    private static String sorted(String values) {
        return Arrays.stream(values.split(",", -1)).distinct().sorted().collect(joining(","));
    }

    static PageRequest read(String list, @Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit(limit), list, cursor == null ? null : Cursors.read(list, cursor));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        int limit = UP_TO_THREE_DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw ProblemException.badRequest("limit must be from 1 to " + PageRequest.MAX_LIMIT + ".");
        }
        return limit;
    }
}
