package dev.waybill.console.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param nextCursor of the next page; null on the last one */
public record ResultPage<T>(List<T> items, @Nullable String nextCursor) {}
