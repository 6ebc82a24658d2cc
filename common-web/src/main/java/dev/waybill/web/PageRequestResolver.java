package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code ?limit=} and {@code ?cursor=}. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
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
        String list = list((HttpServletRequest) request.getNativeRequest());
        return read(list, request.getParameter(LIMIT), request.getParameter(CURSOR));
    }

    /** The decoded path with the filters. */
    static String list(HttpServletRequest request) {
        var list = new StringBuilder(RequestPattern.decodedPath(request));
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!name.equals(LIMIT) && !name.equals(CURSOR)) {
                list.append('\n').append(name).append('=').append(String.join(",", values));
            }
        });
        return list.toString();
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
