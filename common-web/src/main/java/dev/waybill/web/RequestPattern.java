package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Matches the requests that Spring MVC maps to a controller of the same method and path pattern. Filters and policies
 * compare paths with it, because the raw URI of one resource can be written in many ways, {@code /%6Frders} for example.
 * Immutable and thread-safe.
 */
public final class RequestPattern {

    private final @Nullable String method;
    private final PathPattern path;

    private RequestPattern(@Nullable String method, String path) {
        this.method = method;
        this.path = PathPatternParser.defaultInstance.parse(path);
    }

    /** Of any method. */
    public static RequestPattern of(String path) {
        return new RequestPattern(null, path);
    }

    public static RequestPattern of(String method, String path) {
        return new RequestPattern(method, path);
    }

    public boolean matches(HttpServletRequest request) {
        return (method == null || method.equals(request.getMethod()))
                && path.matches(parsed(request).pathWithinApplication());
    }

    /** The method and the pattern of the path, which for a log is as good as the path and names no customer. */
    static String describe(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? "a path of no controller" : pattern);
    }

    /** The path without encoding and path parameters. */
    public static String decodedPath(HttpServletRequest request) {
        var decoded = new StringBuilder();
        for (PathContainer.Element element :
                parsed(request).pathWithinApplication().elements()) {
            decoded.append(
                    element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value());
        }
        return decoded.toString();
    }

    private static RequestPath parsed(HttpServletRequest request) {
        return ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
    }
}
