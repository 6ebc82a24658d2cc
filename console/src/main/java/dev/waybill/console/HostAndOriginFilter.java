package dev.waybill.console;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to a name that is not the console's, which another site may have pointed here, and actions that a page
 * of another site sends. A page of another port is of another site.
 */
final class HostAndOriginFilter extends OncePerRequestFilter {

    private static final Set<String> READING =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final Set<String> names;

    HostAndOriginFilter(Set<String> names) {
        this.names = names.stream().map(HostAndOriginFilter::nameOf).collect(toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !names.contains(nameOf(host))) {
            refuse(response, 421, """
                    The console is not known under this name. Open it as http://localhost with its port, or add the name \
                    to WAYBILL_CONSOLE_NAMES and restart it.""");
        } else if (!READING.contains(request.getMethod()) && isForeign(host, request)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, """
                    The request came from a page of another site, so nothing was done. Open the console itself and act \
                    there.""");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Programs without a browser send neither header; they need the CSRF token all the same. */
    private static boolean isForeign(String host, HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var site = request.getHeader("Sec-Fetch-Site");
        return origin != null && !isSame(origin, host)
                || site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static boolean isSame(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    /** Without the dot that an absolute name has at its end, because it is the same name. */
    private static String nameOf(String host) {
        return host.replaceFirst("\\.?(:\\d*)?$", "").toLowerCase(Locale.ROOT);
    }

    private static void refuse(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(text);
    }
}
