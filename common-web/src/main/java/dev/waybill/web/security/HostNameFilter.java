package dev.waybill.web.security;

import dev.waybill.web.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to a name that may be another site's. Such a site can point its name to this machine, and to a browser
 * here the service is then a part of the site, whose pages may call it and read its answers.
 */
final class HostNameFilter extends OncePerRequestFilter {

    /** An address, a name without a dot, as containers have, localhost or one below it: no site has any of these. */
    private static final Pattern LOCAL = Pattern.compile("[^.]*|[0-9.]+|\\[.*]|(.*\\.)?localhost\\.?");

    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final Set<String> names;

    /** @param names in lower case, under which the service is known as well */
    HostNameFilter(Set<String> names) {
        this.names = names;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || isOwn(PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            ProblemType.FORBIDDEN.answer(
                    request,
                    response,
                    "The service is not known under the name in Host. Call it as localhost, or add the name to WAYBILL_WEB_NAMES.");
        }
    }

    /** A dot at the end of a name makes it absolute, and it is the same name. */
    private boolean isOwn(String name) {
        return LOCAL.matcher(name).matches() || names.contains(name) || names.contains(name.replaceFirst("\\.$", ""));
    }
}
