package dev.waybill.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;

/** What the layout of every page shows. */
@Component("console")
public final class LayoutModel {

    private final String prefix;

    LayoutModel(@Value("${waybill.kafka.prefix}") String prefix) {
        this.prefix = prefix;
    }

    /** Names the environment; empty by default. */
    public String getPrefix() {
        return prefix;
    }

    /** The name of who is logged in; null in the mode {@code open}. */
    public @Nullable String getOperator() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken operator
                ? operator.getName()
                : null;
    }

    /** Each section's title and path. */
    public Map<String, String> getPages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("Overview", "/");
        pages.put("Orders", "/orders");
        pages.put("Stock", "/stock");
        pages.put("Dead letters", "/dead-letters");
        pages.put("Topics", "/topics");
        return pages;
    }
}
