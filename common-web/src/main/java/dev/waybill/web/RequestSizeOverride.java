package dev.waybill.web;

import org.springframework.util.unit.DataSize;

/**
 * A request whose body may be larger than {@code waybill.web.max-body-size}. A service declares it as a bean.
 *
 * @param path a pattern, as of a {@link RequestPattern}
 */
public record RequestSizeOverride(String method, String path, DataSize maxSize) {}
