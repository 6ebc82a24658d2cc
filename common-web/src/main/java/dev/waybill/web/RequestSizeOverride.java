package dev.waybill.web;

import org.springframework.util.unit.DataSize;

/** A call whose body may be larger than {@code waybill.web.max-body-size}. A service declares it as a bean. */
public record RequestSizeOverride(String method, String path, DataSize most) {}
